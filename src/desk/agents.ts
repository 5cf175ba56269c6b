/** Desk accounts: who may sit at the desk, as what, and how they show that they are it. */
import { createHash } from 'node:crypto';
import type { Agent } from '../domain/ticket.ts';
import { partitionOf } from '../store/partition.ts';
import type { Row, Store } from '../store/port.ts';
import { createLoginThrottle } from './login-throttle.ts';
import {
  hashPassword,
  isPassword,
  longestPassword,
  type PasswordCost,
  pretendToCheck,
  shortestPassword,
} from './passwords.ts';
import { createSessions } from './sessions.ts';

/** An account as stored. */
interface Account extends Agent {
  hash: string;
  /** ISO 8601, by the wall. */
  createdAt: string;
}

/** A login of the demo. */
export interface DemoLogin {
  email: string;
  password: string;
  role: Agent['role'];
}

export type LoginResult =
  | { ok: true; agent: Agent; token: string }
  /** Wrong mail or password: which of the two is not said. */
  | { ok: false; waitMs?: undefined }
  /** Too many failures: the password was not even looked at. */
  | { ok: false; waitMs: number };

/** The mail address is taken, or is none, or the password is too short. The message says which. */
export class AccountRefused extends Error {
  override name = 'AccountRefused';
}

export interface AgentsOptions {
  store: Store;
  /** Signs sessions. */
  sessionSecret: string;
  wall(): number;
  newId(): string;
  /** What a password costs to check; less is for tests. */
  passwordCost?: PasswordCost;
}

export type Agents = ReturnType<typeof createAgents>;

/** Accounts lie together in one partition: there are few, and a mail address is taken only once. */
const partition = partitionOf('agents');
const index = 'agents';
const keyOf = (id: string) => `agent/${id}`;
const mailKey = (email: string) => `agent-mail/${email}`;

const demoAccounts = [
  { email: 'agent@mealmend.demo', name: '小满', role: 'agent' },
  { email: 'supervisor@mealmend.demo', name: '周禾', role: 'supervisor' },
] as const;

export function createAgents(options: AgentsOptions) {
  const { store, sessionSecret, wall, newId, passwordCost } = options;
  const sessions = createSessions(sessionSecret, wall);
  const throttle = createLoginThrottle(wall);

  /** Creates an account. Throws `AccountRefused`. */
  async function add(
    account: { email: string; name?: string; role: Agent['role'] },
    password: string,
  ): Promise<Agent> {
    const email = normaliseEmail(account.email);
    if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 200) {
      throw new AccountRefused(`"${account.email}" is not a mail address.`);
    }
    mustBePassword(password);
    const agent: Agent = {
      id: newId(),
      email,
      name: account.name?.trim() || (email.split('@')[0] ?? email),
      role: account.role,
    };
    const at = wall();
    const createdAt = new Date(at).toISOString();
    const value: Account = {
      ...agent,
      hash: await hashPassword(password, passwordCost),
      createdAt,
    };
    const result = await store.commit(partition, {
      checks: [{ key: mailKey(email), version: 0 }],
      puts: [
        { key: keyOf(agent.id), value },
        { key: mailKey(email), value: { id: agent.id } },
      ],
      at,
    });
    if (!result.ok) throw new AccountRefused(`${email} has an account already.`);
    await store.index.put(index, agent.id, at);
    return agent;
  }

  async function readAccount(id: string): Promise<Account | undefined> {
    const [row] = (await store.get(partition, [keyOf(id)])) as (Row<Account> | undefined)[];
    return row?.value;
  }

  async function readByMail(email: string): Promise<Account | undefined> {
    const [row] = await store.get(partition, [mailKey(normaliseEmail(email))]);
    return row && readAccount((row.value as { id: string }).id);
  }

  /** An account by its id or mail address. */
  async function find(idOrMail: string): Promise<Agent | undefined> {
    const account = idOrMail.includes('@')
      ? await readByMail(idOrMail)
      : await readAccount(idOrMail);
    return account && toAgent(account);
  }

  /** Everybody with an account, the oldest first. */
  async function list(): Promise<Agent[]> {
    const members = await store.index.range(index);
    if (members.length === 0) return [];
    const rows = await store.get(
      partition,
      members.map(({ member }) => keyOf(member)),
    );
    return rows.flatMap((row) => (row ? [toAgent(row.value as Account)] : []));
  }

  /** Gives an account another password; its sessions end. Throws `AccountRefused`. */
  async function setPassword(email: string, password: string): Promise<Agent> {
    mustBePassword(password);
    const hash = await hashPassword(password, passwordCost);
    const account = await readByMail(email);
    if (!account) throw new AccountRefused(`${email} has no account.`);
    await store.commit(partition, {
      checks: [{ key: keyOf(account.id), exists: true }],
      puts: [{ key: keyOf(account.id), value: { ...account, hash } }],
      at: wall(),
    });
    return toAgent(account);
  }

  /** Takes an account away; its sessions end. Throws `AccountRefused`. */
  async function remove(email: string): Promise<Agent> {
    const account = await readByMail(email);
    if (!account) throw new AccountRefused(`${email} has no account.`);
    await store.commit(partition, {
      deletes: [keyOf(account.id), mailKey(account.email)],
      at: wall(),
    });
    await store.index.remove(index, account.id);
    return toAgent(account);
  }

  /** Checks a password, slower and slower for those who guess. `address`: where the try comes from. */
  async function login(email: string, password: string, address: string): Promise<LoginResult> {
    const mail = normaliseEmail(email);
    const waitMs = throttle.waitMs(mail, address);
    if (waitMs > 0) return { ok: false, waitMs };
    const account = await readByMail(mail);
    const right = account
      ? await isPassword(password, account.hash)
      : await pretendToCheck(password, passwordCost);
    if (!account || !right) {
      throttle.failed(mail, address);
      return { ok: false };
    }
    throttle.succeeded(mail, address);
    return { ok: true, agent: toAgent(account), token: await issue(account) };
  }

  function issue(account: Account): Promise<string> {
    return sessions.issue({ agentId: account.id, stamp: toStamp(account) });
  }

  /** A fresh session for somebody who is signed in. Throws `AccountRefused`. */
  async function renew(agentId: string): Promise<string> {
    const account = await readAccount(agentId);
    if (!account) throw new AccountRefused('This account is gone.');
    return issue(account);
  }

  /** Whose session a token is; undefined when it is none of ours, too old, or ended from outside. */
  async function authenticate(token: string): Promise<Agent | undefined> {
    const session = await sessions.read(token);
    const account = session && (await readAccount(session.agentId));
    return account && toStamp(account) === session.stamp ? toAgent(account) : undefined;
  }

  /**
   * Demo accounts, made at the first start. `secret` makes a password once and returns the same one
   * ever after. Never called in production.
   */
  async function ensureDemoAgents(secret: (name: string) => string): Promise<DemoLogin[]> {
    const logins: DemoLogin[] = [];
    for (const { email, name, role } of demoAccounts) {
      const password = secret(`desk-password-${role}`);
      if (!(await readByMail(email))) await add({ email, name, role }, password);
      logins.push({ email, password, role });
    }
    return logins;
  }

  return {
    add,
    find,
    list,
    setPassword,
    remove,
    login,
    renew,
    authenticate,
    ensureDemoAgents,
  };
}

function mustBePassword(password: string): void {
  if (password.length >= shortestPassword && password.length <= longestPassword) return;
  const range = `${shortestPassword} to ${longestPassword}`;
  throw new AccountRefused(`A password has ${range} characters.`);
}

function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

function toAgent({ id, email, name, role }: Account): Agent {
  return { id, email, name, role };
}

/** Changes with the password and the role: sessions that began before end. */
function toStamp({ hash, role }: Account): string {
  return createHash('sha256').update(`${role} ${hash}`).digest('base64url').slice(0, 16);
}
