import { setTimeout as sleep } from 'node:timers/promises';
import type { TestServer } from './server.ts';

/** A customer with nothing but HTTP, as a program that integrates us would be. */
export interface Chat {
  conversationId: string;
  token: string;
  /** Posts a message and returns its id. */
  say(text: string, more?: object): Promise<string>;
  press(remedy: string): Promise<string>;
  /** Everything so far, oldest first. */
  read(): Promise<ChatActivity[]>;
  /** The bot's or agent's messages since the last call, once at least one matches. */
  hear(matches?: (activity: ChatActivity) => boolean): Promise<ChatActivity[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a client may find in an activity is anything
export type ChatActivity = Record<string, any>;

const patienceMs = 10_000;

async function call(
  url: string,
  method: string,
  bearer: string,
  body?: object,
): Promise<ChatActivity> {
  const answer = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ChatActivity;
}

/** The data that host apps read on a message. */
export const dataOf = (activity: ChatActivity | undefined) => activity?.channelData?.mealmend;

/** Starts a customer's conversation. */
export async function startChat(server: TestServer, customerId: string): Promise<Chat> {
  const root = `${server.url}/v3/directline`;
  const { token } = await call(`${root}/tokens/generate`, 'POST', server.secrets.directLine, {
    user: { id: `dl_${customerId}` },
  });
  const { conversationId } = await call(`${root}/conversations`, 'POST', token, {});
  const activities = `${root}/conversations/${conversationId}/activities`;
  let heard = 0;
  let sent = 0;

  const read = async (): Promise<ChatActivity[]> => {
    const all: ChatActivity[] = [];
    for (let watermark = ''; ; ) {
      const page = await call(`${activities}?watermark=${watermark}`, 'GET', token);
      if (page.activities.length === 0) return all;
      all.push(...page.activities);
      watermark = page.watermark;
    }
  };
  const post = async (body: object): Promise<string> => {
    sent += 1;
    const channelData = { clientActivityID: `${customerId}-${sent}` };
    const message = { type: 'message', from: { id: 'me' }, channelData, ...body };
    return (await call(activities, 'POST', token, message)).id;
  };

  return {
    conversationId,
    token,
    say: (text, more = {}) => post({ text, ...more }),
    press: (remedy) => post({ value: { remedy } }),
    read,
    async hear(matches = () => true) {
      for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; await sleep(40)) {
        const all = (await read()).filter(
          ({ type, from }) => type === 'message' && from.role !== 'user',
        );
        const news = all.slice(heard);
        if (!news.some(matches)) continue;
        heard = all.length;
        return news;
      }
      const said = (await read()).map(({ text, name }) => text ?? name);
      throw new Error(`not heard; the conversation is\n${said.join('\n')}`);
    },
  };
}

/** The desk's interface with the integrations' key. */
export function deskOf(server: TestServer) {
  return (method: 'GET' | 'POST', path: string, body?: object): Promise<ChatActivity> =>
    call(`${server.url}/api/desk${path}`, method, server.secrets.desk, body);
}
