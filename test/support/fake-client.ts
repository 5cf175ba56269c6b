/** A Direct Line client, a server and a network that a test plays by hand. */
import type { Activity } from '../../web/widget/connection/activity.ts';
import type { Client, ClientEnd, ClientOptions } from '../../web/widget/connection/client-port.ts';
import type { Answer, Post } from '../../web/widget/connection/outbox.ts';
import type { Session } from '../../web/widget/connection/session.ts';
import { SteadyLine } from '../../web/widget/connection/steady-line.ts';

export interface FakeClient extends Client {
  options: ClientOptions;
  /** The conversation is there and the socket open. */
  online(conversationId?: string): void;
  receive(activity: Partial<Activity>, watermark?: string): void;
  end(why: ClientEnd): void;
}

/** Lets promises that are due run. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A line whose clients, sessions, history and posts are played by the test. */
export function createFakeLine() {
  const clients: FakeClient[] = [];
  const sessions: Session[] = [];
  const dropped: Session[] = [];
  const posts: Post[] = [];
  const answers: (Answer | 'silence')[] = [];
  const history: Activity[][] = [];
  const reads: string[] = [];
  const pauses: number[] = [];
  let refusal: Error | undefined;
  let isOffline = false;

  const line = new SteadyLine({
    domain: 'https://help.test/v3/directline',
    fetch: (async (url: string) => {
      reads.push(String(url));
      const activities = history.shift() ?? [];
      return Response.json({ activities, watermark: String(reads.length) });
    }) as unknown as typeof fetch,
    createClient(options) {
      let conversationId = options.conversationId;
      let watermark = options.watermark;
      let isEnded = false;
      const end = (why: ClientEnd) => {
        if (isEnded) return;
        isEnded = true;
        options.onEnd(why);
      };
      const client: FakeClient = {
        options,
        open: () => undefined,
        close: end,
        end,
        token: () => options.token,
        conversationId: () => conversationId,
        watermark: () => watermark,
        online(id = 'c1') {
          conversationId = id;
          options.onConversation();
          options.onOnline();
        },
        receive(activity, at = watermark) {
          watermark = at;
          options.onActivity({
            type: 'message',
            from: { id: 'mealmend', role: 'bot' },
            ...activity,
          });
        },
      };
      clients.push(client);
      return client;
    },
    async openSession() {
      if (refusal) throw refusal;
      const next = sessions.shift();
      if (!next) throw new Error('the test has no more sessions');
      return next;
    },
    dropSession: (session) => dropped.push(session),
    keepSession: () => undefined,
    async post(post) {
      posts.push(post);
      const answer = answers.shift() ?? { status: 200, body: { id: `s${posts.length}` } };
      return answer === 'silence' ? { status: 0, body: undefined } : answer;
    },
    outgoing: { keep: () => 'blob:1', read: () => undefined },
    async pause(ms) {
      pauses.push(ms);
      await settle();
    },
    isOffline: () => isOffline,
    random: () => 0.5,
  });
  return {
    ...{ line, clients, sessions, dropped, posts, answers, history, reads, pauses },
    session: (token: string, conversationId?: string): Session => ({
      token,
      userId: 'dl_1',
      conversationId,
      expiresAt: 0,
    }),
    refuse(error: Error | undefined) {
      refusal = error;
    },
    goOffline(offline: boolean) {
      isOffline = offline;
    },
    /** Starts the line and waits for its first client. */
    async start() {
      line.start();
      await settle();
      await settle();
      return clients[0] as FakeClient;
    },
  };
}

/** A message as Web Chat hands it to an adapter. */
export const toOutgoing = (text: string, clientActivityID: string): Activity => ({
  type: 'message',
  text,
  from: { id: 'dl_1', role: 'user' },
  channelData: { clientActivityID },
});
