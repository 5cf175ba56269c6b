import type { Log } from '../log.ts';
import { type Hear, Listeners } from './listeners.ts';
import type { Client } from './redis-connect.ts';
import { channel, fromChannel, toGlob } from './redis-keys.ts';

/** What this process hears over a connection of its own, which comes back by itself. */
export class RedisBus {
  readonly #client: Client;
  readonly #listeners: Listeners;
  /** Settles once Redis has heard of the pattern; later listeners of it wait for the same. */
  readonly #subscribed = new Map<string, Promise<unknown>>();

  constructor(client: Client, log: Log) {
    this.#client = client;
    this.#listeners = new Listeners(log);
    client.on('message', (name: string, text: string) => {
      const topic = fromChannel(name);
      this.#listeners.tellPattern(topic, topic, text);
    });
    client.on('pmessage', (glob: string, name: string, text: string) => {
      this.#listeners.tellPattern(fromGlob(glob), fromChannel(name), text);
    });
  }

  /** Rejects when Redis is away: then nobody listens. */
  async subscribe(pattern: string, hear: Hear): Promise<() => Promise<void>> {
    const own: Hear = (topic, message) => hear(topic, message);
    if (this.#listeners.add(pattern, own)) this.#subscribed.set(pattern, this.#tellRedis(pattern));
    const stop = async () => {
      if (!this.#listeners.remove(pattern, own)) return;
      this.#subscribed.delete(pattern);
      await this.#forget(pattern);
    };
    try {
      await this.#subscribed.get(pattern);
      return stop;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  clear(): void {
    this.#listeners.clear();
  }

  #tellRedis(pattern: string): Promise<unknown> {
    return pattern.endsWith('*')
      ? this.#client.psubscribe(toPattern(pattern))
      : this.#client.subscribe(channel(pattern));
  }

  /** A connection that is gone listens to nothing, so a failure is as good. */
  async #forget(pattern: string): Promise<void> {
    const told = pattern.endsWith('*')
      ? this.#client.punsubscribe(toPattern(pattern))
      : this.#client.unsubscribe(channel(pattern));
    await told.catch(() => undefined);
  }
}

const toPattern = (pattern: string) => `${toGlob(channel(pattern.slice(0, -1)))}*`;
const fromGlob = (glob: string) => fromChannel(glob.replace(/\\(.)/g, '$1'));
