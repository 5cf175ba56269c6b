import { expect } from 'chai';
import type { Reading } from '../../src/domain/facts.ts';
import type { ServiceHealth } from '../../src/domain/health.ts';
import { createIncidents, type Incidents } from '../../src/incidents/incidents.ts';
import { createWatch } from '../../src/incidents/watch.ts';
import { silentLog } from '../../src/log.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const at = '2026-03-09T12:30:00+08:00';
const silent: Reading<ServiceHealth[]> = { ok: false, reason: 'timeout', at };
const telling = (status: ServiceHealth['status']): Reading<ServiceHealth[]> => ({
  ok: true,
  asOf: at,
  value: [{ name: 'app', status, since: at }],
});

describe("the watch over the platform's health", () => {
  let test: TestDesk;
  let incidents: Incidents;
  let health: Reading<ServiceHealth[]>;
  beforeEach(async () => {
    test = await openTestDesk();
    incidents = createIncidents({
      ...test,
      log: silentLog,
      wake: (id) => void test.woken.push(id),
      linked: test.desk.linkedConversations,
    });
    health = telling('up');
  });
  afterEach(() => test.close());

  const watch = () => createWatch({ incidents, readHealth: async () => health, log: silentLog });

  /** Looks once, a while after the last look. */
  async function look(eye: ReturnType<typeof watch>): Promise<number> {
    test.clock.advance(3_000);
    const waitMs = await eye.look();
    test.clock.advance(2_000);
    return waitMs;
  }

  it('suspects the platform when it has not answered three times, until it does', async () => {
    const eye = watch();
    expect(await look(eye)).to.equal(15_000);
    health = silent;
    expect(await look(eye), 'it looks more often').to.equal(3_000);
    await look(eye);
    expect(await incidents.open()).to.deep.equal([]);
    await look(eye);
    const [incident] = await incidents.open();
    expect(incident).to.deep.include({ status: 'suspected', problem: 'outage', source: 'health' });
    expect(incident?.service).to.equal(undefined);
    await look(eye);
    expect(await incidents.list()).to.have.length(1);
    health = telling('down');
    await look(eye);
    expect(await incidents.open(), 'it answers, but not well').to.have.length(2);
    health = telling('up');
    expect(await look(eye)).to.equal(15_000);
    expect(await incidents.open()).to.deep.equal([]);
  });

  it('tells those who wait when the platform is back though nobody writes', async () => {
    const eye = watch();
    health = telling('down');
    await look(eye);
    const [incident] = await incidents.open();
    await test.begin('c1');
    await incidents.awaitRecovery(incident?.id ?? '', 'c1');
    health = telling('up');
    await look(eye);
    while (test.woken.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await test.lines('c1')).at(-1)).to.deep.include({
      kind: 'incident',
      phase: 'recovered',
    });
  });

  it('takes an old answer for none', async () => {
    const eye = watch();
    health = { ...telling('up'), old: 'timeout' } as Reading<ServiceHealth[]>;
    for (let n = 0; n < 3; n += 1) await look(eye);
    expect(await incidents.open()).to.have.length(1);
  });
});
