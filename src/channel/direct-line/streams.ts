/** All open streams of this process, by conversation: each hears the bus, and looks for itself. */
import type { WebSocket } from 'ws';
import type { StoredActivity } from '../../domain/conversation.ts';
import type { Log } from '../../log.ts';
import type { Conversations } from '../../store/conversations.ts';
import type { Destination } from './outgoing.ts';
import { createStream, type Stream } from './stream.ts';

export interface StreamTimes {
  /** The bus may lose a message: a conversation with open streams is looked at this often (ms). */
  lookMs: number;
  /** A sign of life goes out this often (ms); after three without an answer the peer is dead. */
  keepAliveMs: number;
}

/** Proxies cut connections that are idle for 30 s or more. */
export const defaultTimes: StreamTimes = { lookMs: 5_000, keepAliveMs: 20_000 };

/** Streams of one conversation, and the one subscription they share. */
interface Group {
  streams: Set<Stream>;
  /** Ends the subscription and the looking. */
  leave(): void;
}

/** What goes over the bus for a conversation: nothing when its log has grown, else what passes by. */
type Passing = { passing: StoredActivity } | null;

export type Streams = ReturnType<typeof createStreams>;

export function createStreams(
  conversations: Conversations,
  log: Log,
  { lookMs, keepAliveMs }: StreamTimes = defaultTimes,
) {
  const { store } = conversations;
  const groups = new Map<string, Group>();
  const sockets = new Set<WebSocket>();

  const keepingAlive = setInterval(() => {
    for (const { streams } of groups.values()) for (const stream of streams) stream.keepAlive();
  }, keepAliveMs);
  keepingAlive.unref();

  function hear(streams: Set<Stream>, message: Passing): void {
    for (const stream of streams) {
      if (message === null) stream.follow();
      else stream.pass(message.passing);
    }
  }

  function open(conversationId: string): Group {
    const streams = new Set<Stream>();
    let left = false;
    let subscribing = false;
    let unsubscribe: (() => Promise<void>) | undefined;

    async function subscribe(): Promise<void> {
      if (subscribing || unsubscribe) return;
      subscribing = true;
      try {
        unsubscribe = await store.subscribe(`conversation/${conversationId}`, (_, message) =>
          hear(streams, message as Passing),
        );
        if (left) await unsubscribe();
        // What was stored while the subscription was on its way was announced to nobody.
        hear(streams, null);
      } catch (error) {
        log.warn('stream cannot hear the bus', { conversationId, error });
      } finally {
        subscribing = false;
      }
    }

    const looking = setInterval(() => {
      void subscribe();
      hear(streams, null);
    }, lookMs);
    looking.unref();
    void subscribe();
    return {
      streams,
      leave() {
        left = true;
        clearInterval(looking);
        groups.delete(conversationId);
        unsubscribe?.().catch((error) => log.warn('stream cannot leave the bus', { error }));
      },
    };
  }

  return {
    /** How many streams of a conversation are open here. */
    count: (conversationId: string) => groups.get(conversationId)?.streams.size ?? 0,

    /** Serves a socket that has been opened, until it closes. */
    add(socket: WebSocket, destination: Destination, after: number): void {
      const { conversationId } = destination;
      const group = groups.get(conversationId) ?? open(conversationId);
      groups.set(conversationId, group);
      const stream = createStream(socket, conversations, destination, after, log);
      group.streams.add(stream);
      sockets.add(socket);
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        sockets.delete(socket);
        group.streams.delete(stream);
        if (group.streams.size === 0) group.leave();
      });
      stream.follow();
    },

    /** Sends everybody away; clients come back to whoever is up. */
    close(): void {
      clearInterval(keepingAlive);
      for (const socket of sockets) {
        socket.close(1001);
        setTimeout(() => socket.terminate(), 1_000).unref();
      }
    },
  };
}
