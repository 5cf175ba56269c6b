/** Microsoft's own client, in Node: it needs what browsers have as globals. */
import { createRequire } from 'node:module';
import type { DirectLine as Client, DirectLineOptions } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { FetchXhr } from './xhr.ts';

Object.assign(globalThis, { XMLHttpRequest: FetchXhr, WebSocket });

const { DirectLine, ConnectionStatus } = createRequire(import.meta.url)(
  'botframework-directlinejs',
) as typeof import('botframework-directlinejs');

export { ConnectionStatus };

// biome-ignore lint/suspicious/noExplicitAny: activities of any shape are looked at
type Received = Record<string, any>;

export interface TestClient {
  readonly client: Client;
  /** Everything that came, repetitions too. */
  readonly activities: Received[];
  /** Every connection status, in order. */
  readonly statuses: number[];
  /** The id a post was answered with, or `retry`. Rejects when the server refused it. */
  post(activity: Received): Promise<string>;
  until(enough: (activities: readonly Received[]) => boolean): Promise<void>;
  untilStatus(status: number): Promise<void>;
  end(): void;
}

export function startClient(options: DirectLineOptions): TestClient {
  const client = new DirectLine({ timeout: 2_000, ...options } as DirectLineOptions);
  const activities: Received[] = [];
  const statuses: number[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const waiter of waiting) waiter();
  };
  const until = (enough: () => boolean) =>
    new Promise<void>((resolve) => {
      const waiter = () => {
        if (!enough()) return;
        waiting.delete(waiter);
        resolve();
      };
      waiting.add(waiter);
      waiter();
    });

  client.connectionStatus$.subscribe((status) => {
    statuses.push(status);
    look();
  });
  const subscription = client.activity$.subscribe(
    (activity) => {
      activities.push(activity);
      look();
    },
    () => {},
  );

  return {
    client,
    activities,
    statuses,
    post: (activity) =>
      new Promise((resolve, reject) => {
        client.postActivity(activity as never).subscribe(resolve, reject);
      }),
    until: (enough) => until(() => enough(activities)),
    untilStatus: (status) => until(() => statuses.includes(status)),
    end() {
      subscription.unsubscribe();
      client.end();
    },
  };
}
