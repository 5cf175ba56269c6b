import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Conversation, LogLine } from '../../src/domain/conversation.ts';
import {
  type Conversations,
  createConversations,
  type Head,
  keys,
  leaseMs,
  NoConversation,
} from '../../src/store/conversations.ts';
import { openLmdbStore } from '../../src/store/lmdb.ts';
import { partitionOf } from '../../src/store/partition.ts';
import { type Store, StoreUnavailable } from '../../src/store/port.ts';

const id = 'conversation-1';
const partition = partitionOf(id);

const conversation: Conversation = {
  id,
  customer: { id: '12345', guest: false },
  userId: 'dl_12345',
  channelId: 'directline',
  createdAt: 1_000,
  owner: 'bot',
  handled: 0,
  state: null,
};

function said(text: string, activityId = `a-${text}`): LogLine {
  return {
    kind: 'customer',
    activity: { id: activityId, type: 'message', text },
    attachments: [],
  };
}

describe('conversations', () => {
  let dir: string;
  let store: Store;
  let now: number;
  let conversations: Conversations;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'mealmend-conversations-'));
    store = await openLmdbStore({ path: dir });
    now = 10_000;
    conversations = createConversations(store, () => now);
  });
  afterEach(async () => {
    await store.close();
    rmSync(dir, { recursive: true });
  });

  async function headNow(): Promise<Head> {
    const head = await conversations.head(id);
    if (!head) throw new Error('no head');
    return head;
  }
  const texts = async () =>
    (await conversations.log(id, 0)).map(({ value }) =>
      value.kind === 'customer' || value.kind === 'bot' ? value.activity.text : value.kind,
    );

  it('start once, with an input for the first turn', async () => {
    expect(await conversations.head(id)).to.equal(undefined);
    expect(await conversations.length(id)).to.equal(0);
    expect(await conversations.start(conversation)).to.equal(true);
    expect(await conversations.start({ ...conversation, userId: 'dl_other' })).to.equal(false);
    expect((await headNow()).conversation).to.deep.equal(conversation);
    expect(await texts()).to.deep.equal(['started']);
  });

  it('refuse an input for a conversation that there is not, and keep nothing of it', async () => {
    for (const dedupeKey of [undefined, 'client-1']) {
      const error = await conversations
        .accept(id, said('hello'), 'a1', dedupeKey)
        .catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(NoConversation);
    }
    expect(await conversations.length(id)).to.equal(0);
    await conversations.start(conversation);
    expect((await conversations.accept(id, said('hello'), 'a1', 'client-1')).duplicate).to.equal(
      false,
    );
  });

  it('store a repeated post once, and answer it with the first id', async () => {
    await conversations.start(conversation);
    const first = await conversations.accept(id, said('hello'), 'a1', 'client-1');
    const again = await conversations.accept(id, said('hello'), 'a2', 'client-1');
    const other = await conversations.accept(id, said('hello'), 'a3', 'client-2');
    expect(first).to.deep.equal({ activityId: 'a1', duplicate: false });
    expect(again).to.deep.equal({ activityId: 'a1', duplicate: true });
    expect(other).to.deep.equal({ activityId: 'a3', duplicate: false });
    expect(await conversations.length(id)).to.equal(3);
  });

  it('store one of many posts of the same message at the same moment', async () => {
    await conversations.start(conversation);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        conversations.accept(id, said('hello', `a${i}`), `a${i}`, 'client-1'),
      ),
    );
    expect(answers.filter(({ duplicate }) => !duplicate)).to.have.length(1);
    expect(new Set(answers.map(({ activityId }) => activityId)).size).to.equal(1);
    expect(await conversations.length(id)).to.equal(2);
  });

  it('keep every post that names no client id, also when it says the same', async () => {
    await conversations.start(conversation);
    await conversations.accept(id, said('?'), 'a1');
    await conversations.accept(id, said('?'), 'a2');
    expect(await texts()).to.deep.equal(['started', '?', '?']);
  });

  it('keep the client ids of one conversation apart from those of another', async () => {
    await conversations.start(conversation);
    await conversations.start({ ...conversation, id: 'conversation-2' });
    await conversations.accept(id, said('hello'), 'a1', 'client-1');
    const other = await conversations.accept('conversation-2', said('hello'), 'b1', 'client-1');
    expect(other).to.deep.equal({ activityId: 'b1', duplicate: false });
  });

  it('make an input work for the process that accepted it, and later for any other', async () => {
    await conversations.start(conversation);
    now += 1_000;
    await conversations.accept(id, said('hello'), 'a1');
    expect(await store.nextDue([partition])).to.equal(now + leaseMs);
    expect(await store.claimDue(partition, now + leaseMs - 1, leaseMs, 10)).to.deep.equal([]);
    const [work] = await store.claimDue(partition, now + leaseMs, leaseMs, 10);
    expect(work).to.deep.include({ key: keys.turn(id), value: { conversationId: id } });
  });

  it('change where nobody was faster', async () => {
    await conversations.start(conversation);
    const head = await headNow();
    const bot: LogLine = { kind: 'bot', activity: { id: 'b1', type: 'message', text: 'hi' } };
    const version = await conversations.change(
      head,
      { ...conversation, handled: 1 },
      {
        appends: [bot],
        puts: [{ key: keys.timer(id, 'watch'), value: { conversationId: id }, dueAt: 50_000 }],
        deletes: [keys.turn(id)],
      },
    );
    expect(version).to.equal((await headNow()).version);
    expect((await headNow()).conversation.handled).to.equal(1);
    expect(await texts()).to.deep.equal(['started', 'hi']);
    expect(await store.nextDue([partition])).to.equal(50_000);
  });

  it('change nothing where somebody was faster, or another check fails', async () => {
    await conversations.start(conversation);
    const head = await headNow();
    await conversations.change(head, { ...conversation, owner: 'queue' });
    const bot: LogLine = { kind: 'bot', activity: { id: 'b1', type: 'message', text: 'late' } };
    const late = await conversations.change(
      head,
      { ...conversation, handled: 1 },
      { appends: [bot], deletes: [keys.turn(id)] },
    );
    expect(late).to.equal(undefined);
    const checked = await conversations.change(
      await headNow(),
      { ...conversation, handled: 1 },
      { checks: [{ log: id, length: 99 }], appends: [bot] },
    );
    expect(checked).to.equal(undefined);
    expect((await headNow()).conversation).to.deep.equal({ ...conversation, owner: 'queue' });
    expect(await texts()).to.deep.equal(['started']);
    expect(await store.get(partition, [keys.turn(id)])).to.not.deep.equal([undefined]);
  });

  it('accept an input during a turn without disturbing it', async () => {
    await conversations.start(conversation);
    const head = await headNow();
    await conversations.accept(id, said('and another thing'), 'a1');
    expect((await headNow()).version).to.equal(head.version);
    const version = await conversations.change(head, { ...conversation, handled: 1 });
    expect(version).to.be.a('number');
    expect(await texts()).to.deep.equal(['started', 'and another thing']);
  });

  it('let one of two turns that began together win', async () => {
    await conversations.start(conversation);
    const head = await headNow();
    const reply = (text: string): LogLine => ({
      kind: 'bot',
      activity: { id: `b-${text}`, type: 'message', text },
    });
    const results = await Promise.all(
      ['one', 'two'].map((text) =>
        conversations.change(head, { ...conversation, handled: 1 }, { appends: [reply(text)] }),
      ),
    );
    expect(results.filter((version) => version !== undefined)).to.have.length(1);
    expect(await conversations.length(id)).to.equal(2);
  });

  it('tell open streams when the log has grown, and only then', async () => {
    await conversations.start(conversation);
    const heard: [string, unknown][] = [];
    await store.subscribe('conversation/*', (topic, message) => heard.push([topic, message]));
    await conversations.accept(id, said('hello'), 'a1', 'client-1');
    await conversations.accept(id, said('hello'), 'a1', 'client-1');
    await conversations.change(await headNow(), { ...conversation, handled: 2 });
    const bot: LogLine = { kind: 'bot', activity: { id: 'b1', type: 'message', text: 'hi' } };
    await conversations.change(await headNow(), conversation, { appends: [bot] });
    await conversations.pass(id, { id: 't', type: 'typing' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).to.deep.equal([
      [`conversation/${id}`, null],
      [`conversation/${id}`, null],
      [`conversation/${id}`, { passing: { id: 't', type: 'typing' } }],
    ]);
  });

  it('have accepted an input although the bus failed afterwards', async () => {
    const deaf: Store = Object.create(store, {
      publish: {
        value: async () => {
          throw new StoreUnavailable('gone');
        },
      },
      commit: { value: store.commit.bind(store) },
    }) as Store;
    await conversations.start(conversation);
    const accepted = await createConversations(deaf, () => now).accept(id, said('hello'), 'a1');
    expect(accepted).to.deep.equal({ activityId: 'a1', duplicate: false });
  });

  it('hand work to the Bot Framework channel where a reply has to be sent there', async () => {
    const reference = { serviceUrl: 'https://example.org' };
    await conversations.start({ ...conversation, reference });
    const bot: LogLine = { kind: 'bot', activity: { id: 'b1', type: 'message', text: 'hi' } };
    await conversations.change(await headNow(), { ...conversation, reference }, { appends: [bot] });
    const [row] = await store.get(partition, [keys.deliver(id)]);
    expect(row?.value).to.deep.equal({ conversationId: id });
  });
});
