/** One POST with progress. `fetch` cannot tell how much of an upload is through. */

import type { Answer, Post } from './outbox.ts';

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
