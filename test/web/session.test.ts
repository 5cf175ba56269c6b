import { expect } from 'chai';
import {
  openSession,
  ServerSilent,
  type Session,
  SessionRefused,
} from '../../web/widget/connection/session.ts';

/** A token endpoint that answers with the given statuses in turn. */
function createDeps(statuses: (number | 'silence')[], known?: Session) {
  const bodies: unknown[] = [];
  let stored = known;
  let identity: string | undefined;
  let renewed: string | undefined;
  return {
    bodies,
    stored: () => stored,
    signIn(jwt: string, next?: string) {
      identity = jwt;
      renewed = next;
    },
    deps: {
      fetch: (async (_url: string, init: { body: string }) => {
        bodies.push(JSON.parse(init.body));
        const status = statuses.shift() ?? 200;
        if (status === 'silence') throw new TypeError('no network');
        return Response.json(
          { token: 't', userId: 'dl_1', conversationId: 'c1', expires_in: 1800 },
          { status },
        );
      }) as unknown as typeof fetch,
      now: () => 1_000_000,
      guest: {
        read: () => stored,
        write: (session: Session | undefined) => {
          stored = session;
        },
      },
      identity: () => identity,
      renewIdentity: async () => renewed,
    },
  };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a session', () => {
  it('of a customer is opened with the identity of the host app', async () => {
    const { deps, bodies, signIn } = createDeps([200]);
    signIn('jwt-1');
    expect(await openSession(deps)).to.deep.equal({
      token: 't',
      userId: 'dl_1',
      conversationId: 'c1',
      expiresAt: 2_800_000,
    });
    expect(bodies).to.deep.equal([{ identity: 'jwt-1' }]);
  });

  it('asks the host app for a fresh identity when the old one is refused', async () => {
    const { deps, bodies, signIn } = createDeps([401, 200]);
    signIn('jwt-1', 'jwt-2');
    await openSession(deps);
    expect(bodies).to.deep.equal([{ identity: 'jwt-1' }, { identity: 'jwt-2' }]);
  });

  it('is refused when there is no fresh identity', async () => {
    const { deps, signIn } = createDeps([401]);
    signIn('jwt-1');
    expect(await failure(openSession(deps))).to.be.instanceOf(SessionRefused);
  });

  it('is no refusal when the server is silent or overloaded', async () => {
    for (const status of ['silence', 429, 503] as const) {
      const { deps } = createDeps([status]);
      expect(await failure(openSession(deps)), String(status)).to.be.instanceOf(ServerSilent);
    }
  });

  it('of a guest is kept on the device and used until it expires', async () => {
    const first = createDeps([200]);
    const session = await openSession(first.deps);
    expect(first.stored()).to.deep.equal(session);
    const second = createDeps([], session);
    expect(await openSession(second.deps)).to.equal(session);
    expect(second.bodies).to.have.length(0);
  });

  it('of a guest whose token has expired is resumed with that token', async () => {
    const { deps, bodies } = createDeps([200], { token: 'old', userId: 'g', expiresAt: 1_000_000 });
    await openSession(deps);
    expect(bodies).to.deep.equal([{ resume: 'old' }]);
  });

  it('of a guest who may not chat takes the identity that the host app has after all', async () => {
    const { deps, bodies } = createDeps([401, 200]);
    expect(await openSession({ ...deps, renewIdentity: async () => 'jwt-1' })).to.include({
      token: 't',
    });
    expect(bodies).to.deep.equal([{}, { identity: 'jwt-1' }]);
    const refused = createDeps([401]);
    expect(await failure(openSession(refused.deps))).to.include({ code: 'guests_refused' });
  });

  it('of a guest is forgotten once the customer signs in', async () => {
    const known = { token: 'old', userId: 'g', expiresAt: 9_000_000 };
    const { deps, bodies, stored, signIn } = createDeps([200], known);
    signIn('jwt-1');
    await openSession(deps);
    expect(bodies).to.deep.equal([{ identity: 'jwt-1' }]);
    expect(stored()).to.equal(undefined);
  });
});
