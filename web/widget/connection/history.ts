/** What was said before we listened. */
import type { Activity } from './activity.ts';
import { ServerSilent, type Session } from './session.ts';

/** The server does not take this session's token for this conversation. */
export class HistoryRefused extends Error {
  readonly session: Session;
  constructor(session: Session) {
    super('history refused');
    this.session = session;
  }
}

/** Reads page by page until nothing more comes. Throws `HistoryRefused` or `ServerSilent`. */
export async function readActivities(
  { domain, fetch }: { domain: string; fetch: typeof globalThis.fetch },
  session: Session,
  from: string,
): Promise<{ activities: Activity[]; watermark: string }> {
  const activities: Activity[] = [];
  let watermark = from;
  for (;;) {
    let response: Response;
    try {
      response = await fetch(
        `${domain}/conversations/${session.conversationId}/activities?watermark=${watermark}`,
        {
          headers: { Authorization: `Bearer ${session.token}` },
          signal: AbortSignal.timeout(15_000),
        },
      );
    } catch (error) {
      throw new ServerSilent('no answer', { cause: error });
    }
    if ([401, 403, 404].includes(response.status)) throw new HistoryRefused(session);
    if (!response.ok) throw new ServerSilent(String(response.status));
    const page = (await response.json()) as { activities: Activity[]; watermark?: string };
    activities.push(...page.activities);
    watermark = page.watermark || watermark;
    if (page.activities.length === 0) return { activities, watermark };
  }
}
