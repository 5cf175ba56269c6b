/** As much of a browser's XMLHttpRequest as the Direct Line client uses, over `fetch`. */

type Listener = ((event: unknown) => void) | null;

/** A request that answers, fails (status 0) or times out as a browser's does. */
export class FetchXhr {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  readonly upload = {};
  onreadystatechange: Listener = null;
  onload: Listener = null;
  onerror: Listener = null;
  ontimeout: Listener = null;
  #method = 'GET';
  #url = '';
  #headers: Record<string, string> = {};
  readonly #abort = new AbortController();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string | FormData): void {
    void this.#run(body);
  }

  async #run(body?: string | FormData): Promise<void> {
    const timer = this.timeout
      ? setTimeout(() => this.#abort.abort('timeout'), this.timeout)
      : null;
    try {
      const answer = await fetch(this.#url, {
        method: this.#method,
        headers: this.#headers,
        signal: this.#abort.signal,
        ...(body === undefined ? {} : { body }),
      });
      const bytes = await answer.arrayBuffer();
      this.status = answer.status;
      this.response = this.#toResponse(bytes);
      this.readyState = 4;
      this.onreadystatechange?.call(this, { target: this, currentTarget: this });
      this.onload?.call(this, { target: this, currentTarget: this });
    } catch {
      this.readyState = 4;
      if (this.#abort.signal.reason === 'timeout') this.ontimeout?.call(this, {});
      else if (!this.#abort.signal.aborted) this.onerror?.call(this, {});
    } finally {
      if (timer) clearTimeout(timer);
    }
  }

  #toResponse(bytes: ArrayBuffer): unknown {
    if (this.responseType === 'arraybuffer') return bytes;
    const text = new TextDecoder().decode(bytes);
    if (this.responseType !== 'json') return text;
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }
}
