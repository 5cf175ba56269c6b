/** One HTTP exchange with the platform, bounded in time and size. */

/** An answer of at most this many bytes is read. */
export const mostBytes = 1024 * 1024;

export interface Ask {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string | undefined;
  /** For the whole exchange, the body's last byte included (ms). */
  limitMs: number;
}

/**
 * What came back. `body` of an answer is its JSON, or nothing where it had none; `readable`
 * tells the difference. `reset`: no answer, and nobody knows how far the request came.
 * `rubbish`: too much of an answer, or one that cannot be decoded.
 */
export type Answer =
  | {
      kind: 'answer';
      status: number;
      readable: 'json' | 'empty' | 'no';
      body: unknown;
      /** From `Retry-After`. */
      retryAfterMs?: number | undefined;
    }
  | { kind: 'timeout' }
  | { kind: 'reset'; code: string }
  | { kind: 'rubbish'; why: 'too large' | 'not UTF-8' };

/** Asks once. Redirects are answers, not followed: the key is for this platform only. */
export async function exchange(ask: Ask, wall: () => number): Promise<Answer> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), Math.max(0, ask.limitMs));
  try {
    const response = await fetch(ask.url, {
      method: ask.method,
      headers: ask.headers,
      redirect: 'manual',
      signal: end.signal,
      ...(ask.body === undefined ? {} : { body: ask.body }),
    });
    const text = await readText(response);
    if (typeof text !== 'string') return text;
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), wall());
    return { kind: 'answer', status: response.status, ...toJson(text), retryAfterMs };
  } catch (error) {
    return end.signal.aborted ? { kind: 'timeout' } : { kind: 'reset', code: codeOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function readText(response: Response): Promise<string | Answer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > mostBytes) return { kind: 'rubbish', why: 'too large' };
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return { kind: 'rubbish', why: 'not UTF-8' };
  }
}

function toJson(text: string): { readable: 'json' | 'empty' | 'no'; body: unknown } {
  if (text.trim() === '') return { readable: 'empty', body: undefined };
  try {
    return { readable: 'json', body: JSON.parse(text) };
  } catch {
    return { readable: 'no', body: undefined };
  }
}

/** `Retry-After` as seconds or as an HTTP date, in ms from `now` (wall time). */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** The operating system's code of a failed fetch, e.g. `ECONNRESET`. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'FETCH_FAILED';
}
