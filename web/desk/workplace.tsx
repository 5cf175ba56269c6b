/** The three panes, and what an agent does in them. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { api } from './api.ts';
import { Ask, type Question } from './ask.tsx';
import { Case } from './case.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { Incidents } from './incidents.tsx';
import { type Keys, useKeys } from './keyboard.ts';
import { toQuestion } from './questions.ts';
import { Queue } from './queue.tsx';
import { useSession, useStream } from './session.ts';
import type { View } from './types.ts';
import { useCase, useIncidents, useQueue } from './use-tickets.ts';

export function Workplace({ onKeys }: { onKeys(): void }) {
  const session = useSession();
  const { agent, t, tell } = session;
  const [view, setView] = useState<View>('unassigned');
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState<string>();
  const [mode, setMode] = useState<'reply' | 'note'>('reply');
  const [question, setQuestion] = useState<Question>();
  const queue = useQueue(agent.id, query);
  const open = useCase(selected);
  const incidents = useIncidents();
  const { ticket } = open;

  const refreshAll = useRef<() => void>(() => {});
  refreshAll.current = () => {
    void Promise.all([queue.refresh(), open.refresh(), incidents.refresh()]).catch(() => {});
  };
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hear = useCallback(() => {
    clearTimeout(soon.current);
    soon.current = setTimeout(() => refreshAll.current(), 80);
  }, []);
  const live = useStream(hear);

  const tickets = queue.found ?? queue.views[view];
  const step = (by: number) => {
    const at = tickets.findIndex(({ id }) => id === selected);
    const next = tickets[Math.min(Math.max(at + by, 0), tickets.length - 1)];
    if (next) setSelected(next.id);
  };

  async function act(verb: string, body: object) {
    if (!ticket) return;
    try {
      await api.act(ticket.id, verb, body);
    } catch (error) {
      tell(t.failed + (error as Error).message);
    }
    refreshAll.current();
  }

  async function ask(what: string) {
    if (!ticket) return;
    const agents = what === 'assign' ? await api.agents().catch(() => []) : [];
    const { verb, ...rest } = toQuestion(what, ticket, session, agents);
    setQuestion({ ...rest, onAnswer: (answer) => void act(verb, rest.toBody(answer)) });
  }

  const claim = () => void act('claim', {});
  const compose = (next: 'reply' | 'note') => {
    setMode(next);
    setTimeout(() => document.getElementById('composer')?.focus());
  };
  const keys: Keys = {
    j: () => step(1),
    k: () => step(-1),
    r: () => compose('reply'),
    n: () => compose('note'),
    c: claim,
    e: () => void ask('resolve'),
    z: () => void ask('snooze'),
    a: () => void ask('assign'),
    '/': () => document.getElementById('search')?.focus(),
    '?': onKeys,
  };
  useKeys(keys);

  const counts = useMemo(
    () => ({
      unassigned: queue.views.unassigned.length,
      mine: queue.views.mine.length,
      all: queue.views.all.length,
      resolved: 0,
    }),
    [queue.views],
  );

  return (
    <>
      {!live && (
        <p className="offline" role="alert">
          {t.offline}
        </p>
      )}
      <Incidents
        incidents={incidents.incidents}
        onConfirm={(incident) =>
          setQuestion({
            title: t.confirmIncident,
            fields: [{ name: 'note', label: t.publicNote, type: 'text' }],
            onAnswer: ({ note }) =>
              void api
                .incident(incident.id, 'confirm', note ? { note } : {})
                .catch((error: Error) => tell(t.failed + error.message))
                .then(hear),
          })
        }
        onResolve={(incident) =>
          void api
            .incident(incident.id, 'resolve', {})
            .catch((error: Error) => tell(t.failed + error.message))
            .then(hear)
        }
      />
      <div className="panes">
        <Queue
          view={view}
          counts={counts}
          tickets={tickets}
          selected={selected}
          query={query}
          onView={setView}
          onQuery={setQuery}
          onSelect={setSelected}
        />
        {ticket ? (
          <>
            <main className="middle">
              <header className="line">
                <b className="number">{ticket.number}</b>
                <span className={`badge ${ticket.problem}`}>{session.name(ticket.problem)}</span>
                <span className="muted">
                  {ticket.customer.name ?? ticket.customer.id}
                  {ticket.customer.guest ? ` (${t.guest})` : ''}
                </span>
                <span className="grow" />
                {ticket.assignee && ticket.assignee.id !== agent.id && (
                  <span className="muted">
                    {ticket.assignee.name} {t.someoneElse}
                  </span>
                )}
                {!ticket.assignee && ticket.status !== 'resolved' && (
                  <button type="button" className="primary" onClick={claim}>
                    {t.claim}
                  </button>
                )}
                {ticket.status !== 'resolved' && (
                  <>
                    <button type="button" onClick={() => void ask('assign')}>
                      {t.assign}
                    </button>
                    <button type="button" onClick={() => void ask('snooze')}>
                      {t.snooze}
                    </button>
                    <button type="button" onClick={() => void ask('return')}>
                      {t.returnToBot}
                    </button>
                    <button type="button" onClick={() => void ask('resolve')}>
                      {t.resolve}
                    </button>
                  </>
                )}
              </header>
              <Conversation ticket={ticket} entries={open.entries} />
              <Composer
                ticket={ticket}
                seenSeq={open.seenSeq}
                mode={mode}
                onMode={setMode}
                onSent={() => refreshAll.current()}
              />
            </main>
            <Case ticket={ticket} onRemedy={(remedy) => void ask(remedy)} />
          </>
        ) : (
          <main className="middle empty">{t.choose}</main>
        )}
      </div>
      {question && <Ask question={question} onClose={() => setQuestion(undefined)} />}
    </>
  );
}
