/** `mealmend agent`: creates desk accounts, gives them other passwords, takes them away. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createId } from '../channel/ids.ts';
import { readConfig } from '../config.ts';
import { AccountRefused, type Agents, createAgents } from '../desk/agents.ts';
import type { Agent } from '../domain/ticket.ts';
import { createLog } from '../log.ts';
import { openStore } from '../store/open.ts';

const usage = `usage: mealmend agent add EMAIL --role agent|supervisor [--name NAME]
       mealmend agent password EMAIL
       mealmend agent remove EMAIL
       mealmend agent list
`;

/** The command does not read as one of ours; the message says what is missing. */
class Misread extends Error {}

/**
 * Exit code 0: done; 1: refused; 2: misread. A new password is printed once and kept nowhere.
 * `write`: where what there is to say goes.
 */
export async function runAgent(
  args: string[],
  env: Record<string, string | undefined> = process.env,
  write: (text: string, wrong: boolean) => void = (text, wrong) =>
    void (wrong ? process.stderr : process.stdout).write(text),
): Promise<number> {
  try {
    const order = parseOrder(args);
    const config = readConfig(env);
    const log = createLog('error');
    const store = await openStore(config.storeUrl, { log, owner: false });
    try {
      const agents = createAgents({ store, sessionSecret: '', wall: Date.now, newId: createId });
      write(await carryOut(order, agents), false);
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof Misread) {
      write(`${error.message}\n${usage}`, true);
      return 2;
    }
    if (!(error instanceof AccountRefused)) throw error;
    write(`${error.message}\n`, true);
    return 1;
  }
}

type Order =
  | { verb: 'add'; email: string; role: Agent['role']; name: string | undefined }
  | { verb: 'password' | 'remove'; email: string }
  | { verb: 'list' };

function parseOrder(args: string[]): Order {
  const { values, positionals } = parse(args);
  const [verb, email, ...rest] = positionals;
  if (verb === 'list' && email === undefined) return { verb };
  if (!email || rest.length > 0) throw new Misread('Which account? Give its mail address.');
  if (verb === 'password' || verb === 'remove') return { verb, email };
  if (verb !== 'add') throw new Misread(`There is no "agent ${verb ?? ''}".`);
  const { role, name } = values;
  if (role !== 'agent' && role !== 'supervisor') {
    throw new Misread('--role is agent or supervisor.');
  }
  return { verb, email, role, name };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { role: { type: 'string' }, name: { type: 'string' } },
    });
  } catch (error) {
    throw new Misread(error instanceof Error ? error.message : String(error));
  }
}

async function carryOut(order: Order, agents: Agents): Promise<string> {
  switch (order.verb) {
    case 'list':
      return (await agents.list())
        .map(({ email, role, name }) => `${email}  ${role}  ${name}\n`)
        .join('');
    case 'remove':
      return `${(await agents.remove(order.email)).email} is gone.\n`;
    case 'password': {
      const password = createPassword();
      const { email } = await agents.setPassword(order.email, password);
      return `${email}\npassword: ${password}\n`;
    }
    case 'add': {
      const password = createPassword();
      const { email, role } = await agents.add(
        { email: order.email, role: order.role, ...(order.name ? { name: order.name } : {}) },
        password,
      );
      return `${email} (${role})\npassword: ${password}\n`;
    }
  }
}

/** 96 random bits. */
function createPassword(): string {
  return randomBytes(12).toString('base64url');
}
