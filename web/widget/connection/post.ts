/** One POST with progress. `fetch` cannot tell how much of an upload is through. */

export interface Answer {
  /** 0: no answer. */
  status: number;
  body: unknown;
  /** ms to wait, where the server said so. */
  retryAfterMs?: number | undefined;
}

export interface Post {
  url: string;
  token: string;
  body: string | FormData;
  timeoutMs: number;
  /** 0 to 1, of the bytes sent. */
  onProgress?: ((share: number) => void) | undefined;
}

/** Never rejects: what failed on the way has status 0. */
export function post({ url, token, body, timeoutMs, onProgress }: Post): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.timeout = timeoutMs;
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    if (typeof body === 'string') request.setRequestHeader('Content-Type', 'application/json');
    if (onProgress) {
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    }
    request.onloadend = () => {
      const retryAfter = Number(request.getResponseHeader('Retry-After') ?? Number.NaN);
      resolve({
        status: request.status,
        body: parse(request.responseText),
        retryAfterMs: Number.isFinite(retryAfter) ? retryAfter * 1000 : undefined,
      });
    };
    request.send(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
