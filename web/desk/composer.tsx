/** Where the agent writes: to the customer, or a note for colleagues. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ApiError, api } from './api.ts';
import { savedReplies } from './saved-replies.ts';
import { useSession } from './session.ts';
import type { Ticket } from './types.ts';

type Mode = 'reply' | 'note';

export interface ComposerProps {
  ticket: Ticket;
  /** The last line on the screen: nothing goes out over words the agent has not seen. */
  seenSeq: number;
  mode: Mode;
  onMode(mode: Mode): void;
  onSent(): void;
}

export function Composer({ ticket, seenSeq, mode, onMode, onSent }: ComposerProps) {
  const { t, agent, tell } = useSession();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const mayReply = ticket.assignee?.id === agent.id && ticket.status !== 'resolved';
  const blocked = mode === 'reply' && !mayReply;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft belongs to its ticket.
  useEffect(() => setText(''), [ticket.id]);

  async function send() {
    const words = text.trim();
    if (!words || busy || blocked) return;
    setBusy(true);
    try {
      if (mode === 'note') await api.act(ticket.id, 'notes', { text: words });
      else await api.act(ticket.id, 'messages', { text: words, seenSeq });
      setText('');
      onSent();
    } catch (error) {
      const isStale = error instanceof ApiError && error.status === 409 && error.body.news;
      tell(isStale ? t.stale : t.failed + (error as Error).message);
      onSent();
    } finally {
      setBusy(false);
      field.current?.focus();
    }
  }

  function onKey(event: KeyboardEvent) {
    if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  }

  const replies = mode === 'reply' && text.startsWith('/') ? filter(ticket, text.slice(1)) : [];
  return (
    <div className={`composer ${mode}`}>
      <div className="modes" role="tablist">
        {(['reply', 'note'] as const).map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={mode === each}
            onClick={() => onMode(each)}
          >
            {t[each]}
          </button>
        ))}
      </div>
      {replies.length > 0 && (
        <ul className="saved">
          {replies.map((reply) => (
            <li key={reply.name}>
              <button
                type="button"
                onClick={() => {
                  setText(reply.text);
                  field.current?.focus();
                }}
              >
                <b>{reply.name}</b> {reply.text}
              </button>
            </li>
          ))}
        </ul>
      )}
      <textarea
        id="composer"
        ref={field}
        rows={3}
        value={text}
        disabled={blocked}
        aria-label={t[mode]}
        placeholder={blocked ? t.claimFirst : mode === 'reply' ? t.replyHint : t.noteHint}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <button
        type="button"
        className="primary"
        disabled={blocked || busy || !text.trim()}
        onClick={() => void send()}
      >
        {mode === 'reply' ? t.send : t.save}
      </button>
    </div>
  );
}

function filter(ticket: Ticket, words: string): { name: string; text: string }[] {
  const wanted = words.toLowerCase();
  return savedReplies(ticket).filter(({ name, text }) =>
    `${name} ${text}`.toLowerCase().includes(wanted),
  );
}
