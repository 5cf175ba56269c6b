/** A client's end of a stream that remembers what it was sent. */
import { WebSocket } from 'ws';
import { expectDefinition } from './direct-line-schema.ts';

/** An activity as a client sees it; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: activities of any shape are looked at
export type Seen = Record<string, any>;

export interface StreamClient {
  readonly socket: WebSocket;
  readonly activities: Seen[];
  readonly watermark: string | undefined;
  /** Resolves when `enough` holds of what has come; now, if it does already. */
  until(enough: (activities: readonly Seen[]) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Opens a stream; every frame must be an ActivitySet, or empty. */
export async function openStream(url: string): Promise<StreamClient> {
  const socket = new WebSocket(url);
  const activities: Seen[] = [];
  const waiting = new Set<() => void>();
  let watermark: string | undefined;
  let broken: unknown;

  socket.on('message', (data, isBinary) => {
    const text = String(data);
    if (text === '' && !isBinary) return;
    try {
      const set = JSON.parse(text) as { activities: Seen[]; watermark: string };
      expectDefinition('ActivitySet', set);
      activities.push(...set.activities);
      watermark = set.watermark;
    } catch (error) {
      broken = error;
    }
    for (const look of waiting) look();
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });

  return {
    socket,
    activities,
    get watermark() {
      return watermark;
    },
    until: (enough) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (broken) reject(broken);
          else if (enough(activities)) resolve();
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    async close() {
      if (socket.readyState === socket.CLOSED) return;
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.terminate();
      await closed;
    },
  };
}
