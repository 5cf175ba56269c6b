/** One open WebSocket: replays the log from where it stands, then follows it. */
import type { WebSocket } from 'ws';
import type { Log } from '../../log.ts';
import type { Conversations } from '../../store/conversations.ts';
import { type Destination, toActivitySet } from './outgoing.ts';
import { readPage } from './page.ts';

/** A peer that takes its messages slower than this (bytes waiting) is not told who is typing. */
const typingBacklogBytes = 64 * 1_024;

export interface Stream {
  readonly conversationId: string;
  /** Sends whatever the log holds beyond what was sent. One run at a time; more calls are one more. */
  follow(): void;
  /** Sends an activity that is not in the log. */
  pass(activity: Record<string, unknown>): void;
  /** Shows the peer that we are there, and drops one that has not been for two of these calls. */
  keepAlive(): void;
}

/**
 * The cursor moves only when a frame is handed over, and the next page is read only after the
 * frame has left for the network: a slow peer costs one page of memory, whatever waits for it.
 */
export function createStream(
  socket: WebSocket,
  conversations: Pick<Conversations, 'log'>,
  destination: Destination,
  after: number,
  log: Log,
): Stream {
  let cursor = after;
  let following = false;
  let again = false;
  let missed = 0;
  const alive = () => {
    missed = 0;
  };
  socket.on('pong', alive);
  socket.on('message', alive);

  const isOpen = () => socket.readyState === socket.OPEN;

  /** Resolves when the frame is with the network; also when the socket is gone. */
  const send = (text: string) => new Promise<void>((resolve) => socket.send(text, () => resolve()));

  async function sendPages(): Promise<void> {
    for (let more = true; more && isOpen(); ) {
      const page = await readPage(conversations, cursor, destination);
      more = page.more;
      cursor = page.through;
      if (page.activities.length === 0) continue;
      await send(toActivitySet(page.activities, cursor));
      alive();
    }
  }

  async function run(): Promise<void> {
    following = true;
    try {
      do {
        again = false;
        await sendPages();
      } while (again && isOpen());
    } catch (error) {
      // The log could not be read; the next look, a few seconds from now, tries again.
      log.warn('stream cannot read the log', { error });
    } finally {
      following = false;
    }
  }

  return {
    conversationId: destination.conversationId,
    follow() {
      again = true;
      if (!following && isOpen()) void run();
    },
    pass(activity) {
      if (!isOpen() || socket.bufferedAmount > typingBacklogBytes) return;
      socket.send(toActivitySet([JSON.stringify(activity)], cursor), () => {});
    },
    keepAlive() {
      if (!isOpen()) return;
      missed += 1;
      if (missed > 2) {
        socket.terminate();
        return;
      }
      socket.ping(undefined, undefined, () => {});
      if (socket.bufferedAmount === 0) socket.send('', () => {});
    },
  };
}
