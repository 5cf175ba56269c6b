/** Ways in which an HTTP platform misbehaves, switched on by rule. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What happens to a request; `after` ones let the sandbox do its work first. */
export type Mischief =
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  /** Never answers. */
  | { kind: 'hang' }
  /** Sends the head at once, and a byte of the body now and then, without end. */
  | { kind: 'trickle' }
  /** Cuts the connection before any answer. */
  | { kind: 'cut' }
  /** Answers late (ms). */
  | { kind: 'late'; ms: number }
  /** Does what was asked, and cuts the connection instead of answering. */
  | { kind: 'lost' };

export interface Rule {
  /** `GET /v1/health` and the like are tested against it. */
  match: RegExp;
  mischief: Mischief;
  /** Then the rule is used up; absent: never. */
  times?: number;
}

/** The first rule that matches, counted. */
export function createSabotage() {
  let rules: Rule[] = [];
  return {
    add(rule: Rule): void {
      rules.push({ ...rule });
    },
    clear(): void {
      rules = [];
    },
    meet(method: string, path: string): Mischief | undefined {
      const rule = rules.find(({ match, times }) => match.test(`${method} ${path}`) && times !== 0);
      if (rule?.times !== undefined) rule.times -= 1;
      return rule?.mischief;
    },
  };
}

const trickleMs = 100;

/** Does the mischief; true when the request needs no other answer. */
export async function suffer(
  mischief: Mischief | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  switch (mischief?.kind) {
    case undefined:
    case 'lost':
      return false;
    case 'late':
      await new Promise((done) => setTimeout(done, mischief.ms));
      return false;
    case 'status':
      response.writeHead(mischief.status, mischief.headers);
      response.end(mischief.body ?? '');
      return true;
    case 'hang':
      return true;
    case 'cut':
      request.socket.destroy();
      return true;
    case 'trickle': {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{');
      const drip = setInterval(() => response.write(' '), trickleMs);
      response.on('close', () => clearInterval(drip));
      return true;
    }
  }
}
