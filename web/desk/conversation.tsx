/** The middle pane: what was said, by whom. */
import { useEffect, useRef } from 'react';
import { api } from './api.ts';
import { useSession } from './session.ts';
import { toTime } from './told.ts';
import type { Attachment, Entry, Ticket } from './types.ts';

export function Conversation({ ticket, entries }: { ticket: Ticket; entries: Entry[] }) {
  const end = useRef<HTMLLIElement>(null);
  const last = entries.at(-1)?.seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what moves the view.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [last]);
  const shown = latestOfEach(entries);
  return (
    <ol className="conversation" aria-live="polite">
      {shown.map((entry) => (
        <Line key={entry.seq} entry={entry} ticket={ticket} />
      ))}
      <li ref={end} aria-hidden="true" />
    </ol>
  );
}

/** A message that was sent again with its id stands where it first stood, as it is now. */
function latestOfEach(entries: Entry[]): Entry[] {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    const id = entry.activity?.id ?? String(entry.seq);
    const first = latest.get(id);
    latest.set(id, first ? { ...entry, seq: first.seq, at: first.at } : entry);
  }
  return [...latest.values()];
}

function Line({ entry, ticket }: { entry: Entry; ticket: Ticket }) {
  const { t, name } = useSession();
  const { activity } = entry;
  if (activity?.type === 'message') {
    const speaker =
      entry.kind === 'customer'
        ? (ticket.customer.name ?? t.customer)
        : entry.kind === 'bot'
          ? t.bot
          : (activity.from?.name ?? '');
    return (
      <li className={`said ${entry.kind}`}>
        <span className="by">
          {speaker} <time dateTime={entry.at}>{toTime(entry.at)}</time>
        </span>
        {activity.text && <p>{activity.text}</p>}
        {activity.channelData?.mealmend?.cards?.map((card) => (
          <div className="said-card" key={`${card.title} ${card.subtitle ?? ''}`}>
            <b>{card.title}</b> {card.subtitle}
            {card.lines?.map((line) => (
              <div key={line.label}>
                {line.label} {line.value}
              </div>
            ))}
          </div>
        ))}
        <Files files={entry.attachments ?? []} ticket={ticket} />
      </li>
    );
  }
  const news = toNews(entry, name);
  return news ? (
    <li className="news">
      {news} · {toTime(entry.at)}
    </li>
  ) : null;
}

function toNews(entry: Entry, name: (code: string) => string): string | undefined {
  if (entry.kind === 'outcome' && entry.action) {
    const end = entry.outcome?.ok ? 'done' : (entry.outcome?.code ?? 'unknown');
    return `${name(entry.action.remedy)}：${name(end)}`;
  }
  if (entry.kind === 'returned') return name(entry.reason ?? 'returned');
  if (entry.kind === 'incident') return `${name('outage')} ${entry.phase ?? ''}`;
  return undefined;
}

function Files({ files, ticket }: { files: Attachment[]; ticket: Ticket }) {
  return (
    <>
      {files.map((file) =>
        file.id ? (
          <FileLink
            key={file.id}
            url={api.evidenceUrl(ticket.id, file.id)}
            name={file.name ?? ''}
            contentType={file.contentType}
          />
        ) : null,
      )}
    </>
  );
}

/** A photo as a picture that opens at full size; anything else as a link. */
export function FileLink({
  url,
  name,
  contentType,
}: {
  url: string;
  name: string;
  contentType: string;
}) {
  return (
    <a className="file" href={url} target="_blank" rel="noreferrer">
      {contentType.startsWith('image/') ? <img src={url} alt={name} loading="lazy" /> : name}
    </a>
  );
}
