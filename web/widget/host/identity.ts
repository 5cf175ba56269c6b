/** The customer's identity as the host gives it, and the asking for a fresh one. */

export interface Identity {
  current(): string | undefined;
  /** A new one came; true where it is somebody else than before. */
  set(jwt: string | undefined): boolean;
  /** Asks the host; nothing where it has none or does not answer in time. */
  renew(): Promise<string | undefined>;
}

const patienceMs = 10_000;

export function createIdentity(ask: () => void): Identity {
  let current: string | undefined;
  let waiting: ((jwt: string | undefined) => void) | undefined;
  return {
    current: () => current,
    set(jwt) {
      const before = subjectOf(current);
      if (waiting) {
        waiting(jwt);
        // A host that has no fresh one leaves the customer who they are.
        if (jwt === undefined) return false;
        current = jwt;
        return before !== undefined && subjectOf(jwt) !== before;
      }
      current = jwt;
      return subjectOf(jwt) !== before;
    },
    renew() {
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(undefined), patienceMs);
        const settle = (jwt: string | undefined) => {
          clearTimeout(timer);
          waiting = undefined;
          resolve(jwt);
        };
        waiting = settle;
        ask();
      });
    },
  };
}

/** The `sub` of a JWT, unverified: only to see whether it changed. */
export function subjectOf(jwt: string | undefined): string | undefined {
  const payload = jwt?.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}
