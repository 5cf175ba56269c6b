/** Open event streams: what each is sent, in order, and which of them cannot keep up. */
import type { Response } from 'express';

/** A page that has so many bytes to catch up with is cut off; it comes back and asks anew. */
const mostUnsentBytes = 4 * 1_024 * 1_024;
/** How long a page waits before it comes back, ms. */
const retryMs = 2_000;

export interface Listener {
  /** Whose page it is. */
  agentId?: string | undefined;
  /** Whether it may still listen. */
  isWelcome(): Promise<boolean>;
  write(text: string): void;
}

interface Open extends Listener {
  res: Response;
  /** What came while its beginning was being read; undefined once that was sent. */
  held: string[] | undefined;
}

/** An event of the stream. `id` is what a page says when it comes back. */
export function toEventText(name: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

export function createListeners() {
  const open = new Set<Open>();

  /** Begins a stream. What is told meanwhile is held until `release`. */
  function add(res: Response, about: Pick<Listener, 'agentId' | 'isWelcome'>): Listener {
    res.status(200);
    res.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    res.setHeader('Cache-Control', 'no-store, no-transform');
    // Proxies of the nginx kind would else keep events back.
    res.setHeader('X-Accel-Buffering', 'no');
    res.flushHeaders();
    res.write(`retry: ${retryMs}\n\n`);
    const listener: Open = { ...about, res, held: [], write: (text) => void res.write(text) };
    open.add(listener);
    return listener;
  }

  /** Sends what was held; from here on events go out as they come. */
  function release(listener: Listener): void {
    const one = listener as Open;
    for (const text of one.held ?? []) one.res.write(text);
    one.held = undefined;
  }

  /** Tells every open page. */
  function tell(name: string, data: unknown, id?: number): void {
    const text = toEventText(name, data, id);
    for (const listener of open) {
      if (listener.held) listener.held.push(text);
      else listener.res.write(text);
      if (listener.res.writableLength > mostUnsentBytes) listener.res.destroy();
    }
  }

  /** Keeps connections open that nothing is sent on. */
  function beat(): void {
    for (const { res } of open) res.write(': \n\n');
  }

  function end(listener: Listener): void {
    open.delete(listener as Open);
    (listener as Open).res.end();
  }

  return {
    add,
    release,
    tell,
    beat,
    end,
    remove: (listener: Listener) => void open.delete(listener as Open),
    all: (): Listener[] => [...open],
    size: () => open.size,
  };
}
