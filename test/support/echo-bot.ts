/** A bot with a real log and real turns, that welcomes, and says again what it is told. */
import type { Bot } from '../../src/bot/port.ts';
import type { LogLine, StoredActivity } from '../../src/domain/conversation.ts';
import type { Conversations } from '../../src/store/conversations.ts';

export interface EchoBot extends Bot {
  /** Every activity that a turn has handled, as the bot saw it. */
  readonly seen: StoredActivity[];
  /** Resolves when no turn is running. */
  settled(): Promise<void>;
  /** Says something on its own. */
  say(conversationId: string, activity: Partial<StoredActivity>): Promise<void>;
}

const account = { id: 'mealmend', name: 'Mealmend', role: 'bot' };

export function createEchoBot(conversations: Conversations): EchoBot {
  const seen: StoredActivity[] = [];
  const turns = new Map<string, Promise<void>>();
  let sent = 0;

  const message = (more: Partial<StoredActivity>): LogLine => {
    sent += 1;
    return {
      kind: 'bot',
      activity: {
        id: `bot-${sent}`,
        type: 'message',
        from: account,
        channelData: { mealmend: { speaker: 'bot', step: 'welcome' } },
        ...more,
      },
    };
  };

  function reply(line: LogLine): LogLine[] {
    if (line.kind === 'started') return [message({ text: 'welcome' })];
    if (line.kind !== 'customer') return [];
    seen.push(line.activity);
    if (line.activity.type !== 'message') return [];
    const { id, text = '' } = line.activity;
    return [message({ text: `you said: ${text}`, replyToId: id })];
  }

  async function turn(id: string): Promise<void> {
    for (;;) {
      const head = await conversations.head(id);
      if (!head) return;
      const entries = await conversations.log(id, head.conversation.handled);
      const inputs = entries.filter(({ value }) => value.kind !== 'bot');
      const handled = entries.at(-1)?.seq;
      if (handled === undefined) return;
      const ended =
        head.conversation.ended ||
        inputs.some(
          ({ value }) => value.kind === 'customer' && value.activity.type === 'endOfConversation',
        );
      const appends = inputs.flatMap(({ value }) => reply(value));
      await conversations.change(head, { ...head.conversation, handled, ended }, { appends });
    }
  }

  function wake(id: string): void {
    const before = turns.get(id) ?? Promise.resolve();
    const next = before.then(() => turn(id)).catch(() => {});
    turns.set(id, next);
  }

  return {
    seen,
    wake,
    async begin(conversation) {
      const isNew = await conversations.start({
        ...conversation,
        createdAt: 0,
        owner: 'bot',
        handled: 0,
        state: null,
      });
      if (isNew) wake(conversation.id);
      return isNew;
    },
    async receive(id, activity, attachments, dedupeKey) {
      const line: LogLine = { kind: 'customer', activity, attachments };
      const accepted = await conversations.accept(id, line, activity.id, dedupeKey);
      wake(id);
      return accepted;
    },
    async settled() {
      await Promise.all(turns.values());
    },
    async say(id, activity) {
      const line = message(activity);
      for (let said = false; !said; ) {
        const head = await conversations.head(id);
        if (!head) throw new Error(`no conversation ${id}`);
        said = Boolean(await conversations.change(head, head.conversation, { appends: [line] }));
      }
    },
  };
}
