import { expect } from 'chai';
import type { Dialog } from '../../dialogs/contract.ts';
import type { RunningBot } from '../../src/bot/bot.ts';
import type { LogLine, StoredActivity } from '../../src/domain/conversation.ts';
import { createConversations, keys } from '../../src/store/conversations.ts';
import { partitionOf } from '../../src/store/partition.ts';
import type { Store } from '../../src/store/port.ts';
import { countingIds, type ManualClock, manualClock } from '../support/clock.ts';
import { type FakePlatform, fakePlatform } from '../support/fake-platform.ts';
import { plainBot, plainDialog } from '../support/plain-bot.ts';
import { openTempStore } from '../support/temp-store.ts';

const id = 'conversation-1';
const start = {
  id,
  userId: 'dl_zhang',
  customer: { id: 'zhang', guest: false },
  channelId: 'directline',
};

describe('a turn', () => {
  let store: Store;
  let close: () => Promise<void>;
  let clock: ManualClock;
  let platform: FakePlatform;
  let newId: () => string;

  beforeEach(async () => {
    ({ store, close } = await openTempStore());
    clock = manualClock('2026-11-23T12:00:00Z');
    platform = fakePlatform(clock.now);
    newId = countingIds();
  });
  afterEach(() => close());

  const open = (dialog: Dialog = plainDialog): RunningBot =>
    plainBot(store, platform, { newId, clock, dialog });

  async function readLines(): Promise<LogLine[]> {
    const entries = await store.readLog(partitionOf(id), id, 0, 1_000);
    return entries.map(({ value }) => value as LogLine);
  }
  async function readBot(): Promise<StoredActivity[]> {
    return (await readLines()).flatMap((line) => (line.kind === 'bot' ? [line.activity] : []));
  }
  const message = (text: string) => ({ id: `said-${text}`, type: 'message', text });

  it('welcomes without a replyToId and answers with one', async () => {
    const bot = open();
    await bot.begin(start);
    await bot.idle();
    await bot.receive(id, message('hello'), []);
    await bot.idle();
    const [welcome, answer] = await readBot();
    expect(welcome).to.not.have.property('replyToId');
    expect(answer).to.include({ text: 'heard hello', replyToId: 'said-hello' });
    expect(answer?.channelData?.mealmend).to.include({ speaker: 'bot' });
    expect(answer?.from).to.include({ name: 'Mealmend' });
  });

  it('begins a conversation once', async () => {
    const bot = open();
    expect(await bot.begin(start)).to.equal(true);
    expect(await bot.begin(start)).to.equal(false);
    await bot.idle();
    expect(await readBot()).to.have.length(1);
  });

  it('answers the same message once, with the id of the first', async () => {
    const bot = open();
    await bot.begin(start);
    const posts = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        bot.receive(id, { id: name, type: 'message', text: 'hello' }, [], 'client-1'),
      ),
    );
    await bot.idle();
    expect(new Set(posts.map(({ activityId }) => activityId))).to.have.property('size', 1);
    expect((await readBot()).filter(({ text }) => text === 'heard hello')).to.have.length(1);
  });

  it('handles messages that come at once one after the other, each once', async () => {
    const bot = open();
    const other = plainBot(store, platform, { newId, clock });
    await bot.begin(start);
    const texts = Array.from({ length: 12 }, (_, place) => `m${place}`);
    await Promise.all(
      texts.map((text, place) => (place % 2 ? bot : other).receive(id, message(text), [])),
    );
    await Promise.all([bot.idle(), other.idle()]);
    const lines = await readLines();
    const asked = lines.flatMap((line) => (line.kind === 'customer' ? [line.activity.text] : []));
    const heard = (await readBot()).flatMap(
      ({ text }) => /^heard (.*)/.exec(text ?? '')?.[1] ?? [],
    );
    expect(heard).to.deep.equal(asked);
    expect(heard.toSorted()).to.deep.equal(texts.toSorted());
  });

  it('leaves no work behind', async () => {
    const bot = open();
    await bot.begin(start);
    await bot.receive(id, message('hello'), []);
    await bot.idle();
    await bot.sweep();
    await bot.idle();
    const left = [];
    for await (const { key } of store.scan(''))
      if (!/^(conversation|operation)/.test(key)) left.push(key);
    expect(left).to.deep.equal([]);
  });

  it('runs a promise once, when it falls due, and puts it off when it is made again', async () => {
    const dialog: Dialog = (_state, input) => ({
      state: 0,
      replies: input.kind === 'timer' ? [{ text: `rang ${input.data}`, data: {} }] : [],
      effects:
        input.kind === 'message'
          ? [{ kind: 'timer', name: 'ring', at: clock.now() + 60_000, data: input.text }]
          : [],
    });
    const bot = open(dialog);
    await bot.begin(start);
    await bot.receive(id, message('first'), []);
    await bot.idle();
    clock.advance(30_000);
    await bot.receive(id, message('second'), []);
    await bot.idle();
    for (let minute = 0; minute < 5; minute += 1) {
      clock.advance(30_001);
      await bot.sweep();
      await bot.idle();
    }
    expect((await readBot()).map(({ text }) => text)).to.deep.equal(['rang second']);
  });

  it('is done by another process when the lease of the one that accepted has ended', async () => {
    const { accept, start: begin } = createConversations(store, clock.wall);
    await begin({ ...start, createdAt: clock.wall(), owner: 'bot', handled: 0, state: undefined });
    await accept(
      id,
      { kind: 'customer', activity: message('hello'), attachments: [] },
      'said-hello',
    );
    const bot = open();
    await bot.sweep();
    await bot.idle();
    expect(await readBot(), 'within the lease').to.deep.equal([]);
    clock.advance(7_000);
    await bot.sweep();
    await bot.idle();
    expect((await readBot()).map(({ text }) => text)).to.include.members([
      'welcome',
      'heard hello',
    ]);
  });

  it('answers with an apology and a human when the dialog fails, and goes on', async () => {
    let fails = true;
    const bot = open((state, input, known) => {
      if (input.kind === 'message' && fails) throw new Error('a bug');
      return plainDialog(state, input, known);
    });
    await bot.begin(start);
    await bot.receive(id, message('hello'), []);
    await bot.idle();
    fails = false;
    await bot.receive(id, message('again'), []);
    await bot.idle();
    const [, apology, answer] = await readBot();
    expect(apology?.channelData?.mealmend).to.deep.include({ remedies: ['human'] });
    expect(answer?.text).to.equal('heard again');
  });

  it('stops a dialog that is never satisfied', async () => {
    const bot = open((_state, input) =>
      input.kind === 'message'
        ? { needs: [{ kind: 'health' }] }
        : { state: 0, replies: [], effects: [] },
    );
    await bot.begin(start);
    await bot.receive(id, message('hello'), []);
    await bot.idle();
    expect(await readBot()).to.have.length(1);
  });

  it('sends a message that stands in a slot again with its id and its first time', async () => {
    const bot = open((_state, input) => ({
      state: 0,
      replies:
        input.kind === 'message' ? [{ text: `now ${input.text}`, slot: 'card', data: {} }] : [],
      effects: [],
    }));
    await bot.begin(start);
    await bot.receive(id, message('one'), []);
    await bot.idle();
    clock.advance(60_000);
    await bot.receive(id, message('two'), []);
    await bot.idle();
    const [first, second] = await readBot();
    expect(second).to.include({ id: first?.id, text: 'now two' });
    const entries = await store.readLog(partitionOf(id), id, 0, 100);
    const firstAt = entries.find(({ value }) => (value as LogLine).kind === 'bot')?.at;
    expect(second?.timestampMs).to.equal(firstAt);
  });

  it('does nothing when somebody has moved the conversation meanwhile, and runs again', async () => {
    const conversations = createConversations(store, clock.wall);
    let meddled = false;
    const bot = open((state, input, known) => plainDialog(state, input, known));
    const commit = store.commit.bind(store);
    store.commit = async (partition, change) => {
      const isTurn = change.appends?.some(
        ({ value }) => (value as LogLine).kind === 'bot' && JSON.stringify(value).includes('heard'),
      );
      if (isTurn && !meddled) {
        meddled = true;
        const head = await conversations.head(id);
        if (!head) throw new Error('no head');
        await commit(partition, {
          checks: [{ key: keys.conversation(id), version: head.version }],
          puts: [{ key: keys.conversation(id), value: { ...head.conversation, written: 'en' } }],
          at: clock.wall(),
        });
      }
      return commit(partition, change);
    };
    await bot.begin(start);
    await bot.receive(id, message('hello'), []);
    await bot.idle();
    expect(meddled).to.equal(true);
    expect((await readBot()).filter(({ text }) => text === 'heard hello')).to.have.length(1);
    expect((await conversations.head(id))?.conversation.written).to.equal('en');
  });

  it('ends the conversation when the customer does', async () => {
    const bot = open();
    await bot.begin(start);
    await bot.receive(id, { id: 'bye', type: 'endOfConversation' }, []);
    await bot.idle();
    const head = await createConversations(store, clock.wall).head(id);
    expect(head?.conversation.ended).to.equal(true);
  });

  it('keeps the bot silent while an agent has the conversation', async () => {
    const bot = open();
    await bot.begin(start);
    await bot.idle();
    const { head, change } = createConversations(store, clock.wall);
    const before = await head(id);
    if (!before) throw new Error('no head');
    await change(before, { ...before.conversation, owner: 'agent' });
    await bot.receive(id, message('hello'), []);
    await bot.idle();
    expect((await readBot()).map(({ text }) => text)).to.deep.equal(['welcome']);
    expect((await head(id))?.conversation.handled).to.be.above(1);
  });
});
