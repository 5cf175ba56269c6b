/** Sessions of the desk: a signed token that lives in a cookie, good for one shift. */
import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** How long a session is good for, seconds: a shift and its breaks. */
export const sessionSeconds = 12 * 60 * 60;

/** What a session says. */
export interface Session {
  agentId: string;
  /** The account's stamp when it began; a new password or role makes another. */
  stamp: string;
}

export type Sessions = ReturnType<typeof createSessions>;

const audience = 'mealmend-desk';

/** `secret`: anything long and random; `wall`: now, ms. */
export function createSessions(secret: string, wall: () => number) {
  const key = createHash('sha256').update(`desk-session:${secret}`).digest();
  const now = () => Math.floor(wall() / 1000);

  function issue({ agentId, stamp }: Session): Promise<string> {
    return new SignJWT({ stamp })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(agentId)
      .setAudience(audience)
      .setIssuedAt(now())
      .setExpirationTime(now() + sessionSeconds)
      .sign(key);
  }

  /** Undefined: not one of ours, or too old. */
  async function read(token: string): Promise<Session | undefined> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience,
        currentDate: new Date(wall()),
      });
      const { sub, stamp } = payload;
      return sub && typeof stamp === 'string' ? { agentId: sub, stamp } : undefined;
    } catch {
      return undefined;
    }
  }

  return { issue, read };
}
