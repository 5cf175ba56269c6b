import type { GuestMemory, Session } from './session.ts';

const guestKey = 'mealmend.guest';

/** The guest's session in the browser's storage, where the browser has one for us. */
export function createGuestMemory(): GuestMemory {
  let session: Session | undefined;
  return {
    read() {
      try {
        const stored = localStorage.getItem(guestKey);
        if (stored) session = JSON.parse(stored) as Session;
      } catch {
        // Storage is off in this frame: the session lives as long as the page.
      }
      return session;
    },
    write(next) {
      session = next;
      try {
        if (next) localStorage.setItem(guestKey, JSON.stringify(next));
        else localStorage.removeItem(guestKey);
      } catch {
        // As above.
      }
    },
  };
}
