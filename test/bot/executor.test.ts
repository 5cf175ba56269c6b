import { expect } from 'chai';
import type { RunningBot } from '../../src/bot/bot.ts';
import { decideRetryMs } from '../../src/bot/executor.ts';
import type { LogLine } from '../../src/domain/conversation.ts';
import { partitionOf } from '../../src/store/partition.ts';
import type { Store } from '../../src/store/port.ts';
import { countingIds, type ManualClock, manualClock } from '../support/clock.ts';
import { type FakePlatform, fakePlatform } from '../support/fake-platform.ts';
import { plainBot } from '../support/plain-bot.ts';
import { openTempStore } from '../support/temp-store.ts';

describe('the executor', () => {
  let store: Store;
  let close: () => Promise<void>;
  let clock: ManualClock;
  let platform: FakePlatform;
  let bot: RunningBot;

  beforeEach(async () => {
    ({ store, close } = await openTempStore());
    clock = manualClock('2026-11-23T12:00:00Z');
    platform = fakePlatform(clock.now);
    bot = plainBot(store, platform, { newId: countingIds(), clock });
  });
  afterEach(() => close());

  const begin = (id: string) =>
    bot.begin({
      id,
      userId: 'dl_zhang',
      customer: { id: 'zhang', guest: false },
      channelId: 'directline',
    });
  const wish = (id: string, text = 'hurry') =>
    bot.receive(id, { id: `said-${id}-${text}`, type: 'message', text }, []);
  async function outcomes(id: string) {
    const entries = await store.readLog(partitionOf(id), id, 0, 1_000);
    return entries.flatMap(({ value }) => {
      const line = value as LogLine;
      return line.kind === 'outcome' ? [line.outcome] : [];
    });
  }
  const pass = async (ms: number) => {
    clock.advance(ms);
    await bot.sweep();
    await bot.idle();
  };

  it('sends the same key until the outcome is known', async () => {
    platform.answers.push(
      { known: false, reason: 'timeout' },
      { known: false, reason: 'unavailable' },
      { known: true, outcome: { ok: true, message: 'done' } },
    );
    await begin('a');
    await wish('a');
    await bot.idle();
    expect(await outcomes('a')).to.deep.equal([]);
    await pass(1_000);
    expect(await outcomes('a')).to.deep.equal([]);
    await pass(2_000);
    expect(await outcomes('a')).to.deep.equal([{ ok: true, message: 'done' }]);
    expect(new Set(platform.actions.map(({ key }) => key))).to.have.property('size', 1);
  });

  it('takes a refusal for the end', async () => {
    platform.answers.push({ known: true, outcome: { ok: false, code: 'not_allowed_now' } });
    await begin('a');
    await wish('a');
    await bot.idle();
    await pass(60_000);
    expect(await outcomes('a')).to.deep.equal([{ ok: false, code: 'not_allowed_now' }]);
    expect(platform.actions).to.have.length(1);
  });

  it('lets a second wish join the operation that runs, and tells both its end', async () => {
    platform.answers.push({ known: false, reason: 'timeout' }, { known: false, reason: 'timeout' });
    await begin('a');
    await begin('b');
    await wish('a');
    await bot.idle();
    await wish('b');
    await bot.idle();
    platform.answers.push({ known: true, outcome: { ok: true, message: 'the one' } });
    await pass(5_000);
    expect(await outcomes('a')).to.deep.equal([{ ok: true, message: 'the one' }]);
    expect(await outcomes('b')).to.deep.equal([{ ok: true, message: 'the one' }]);
    expect(new Set(platform.actions.map(({ key }) => key))).to.have.property('size', 1);
  });

  it('takes a new key once the last operation has ended', async () => {
    await begin('a');
    await wish('a', 'one');
    await bot.idle();
    await wish('a', 'two');
    await bot.idle();
    expect(new Set(platform.actions.map(({ key }) => key))).to.have.property('size', 2);
    expect(await outcomes('a')).to.have.length(2);
  });

  it('waits longer each time, obeys Retry-After, and neither without end', () => {
    const unknown = { known: false, reason: 'rate_limited' } as const;
    expect([0, 1, 2, 3].map((tries) => decideRetryMs(tries, unknown))).to.deep.equal([
      1_000, 2_000, 4_000, 8_000,
    ]);
    expect(decideRetryMs(50, unknown)).to.equal(30_000);
    expect(decideRetryMs(0, { ...unknown, retryAfterMs: 7_000 })).to.equal(7_000);
    expect(decideRetryMs(0, { ...unknown, retryAfterMs: 3_600_000 })).to.equal(60_000);
  });
});
