/** Replies that agents send again and again, filled from the order before them. */
import { toMoney, toTime } from './told.ts';
import type { Ticket } from './types.ts';

interface SavedReply {
  name: string;
  /** Undefined where the ticket lacks what the reply tells. */
  text(ticket: Ticket): string | undefined;
}

type Order = NonNullable<Ticket['order']>['snapshot'];

const withOrder =
  (text: (order: Order, ticket: Ticket) => string) =>
  (ticket: Ticket): string | undefined =>
    ticket.order && text(ticket.order.snapshot, ticket);

const zh: SavedReply[] = [
  {
    name: '开场',
    text: ({ order }) =>
      order
        ? `您好，我是人工客服。您在「${order.snapshot.merchant.name}」的订单（尾号 ${order.number.slice(-4)}）我已经看到了，正在为您处理。`
        : '您好，我是人工客服。请告诉我是哪个订单，我马上为您处理。',
  },
  {
    name: '已催商家',
    text: withOrder((order) => `已经联系「${order.merchant.name}」催单，出餐后我第一时间告诉您。`),
  },
  {
    name: '已联系骑手',
    text: () => '已经联系上骑手，正在往您那边赶，请保持电话畅通。',
  },
  {
    name: '退款已提交',
    text: withOrder(
      (order) => `已为您提交 ${toMoney(order.total)} 元的退款，会原路退回您的付款账户。`,
    ),
  },
  {
    name: '预计送达',
    text: withOrder((order) =>
      order.promisedAt
        ? `这单承诺 ${toTime(order.promisedAt)} 送达，我会一直盯着，有变化马上告诉您。`
        : '我会一直盯着这单，有变化马上告诉您。',
    ),
  },
  { name: '请发照片', text: () => '方便的话请拍一张餐品的照片发给我，我来帮您核实。' },
  { name: '结束', text: () => '问题已经处理好了。之后还有需要，直接在这里找我们就行。' },
];

const en: SavedReply[] = [
  {
    name: 'Opening',
    text: ({ order }) =>
      order
        ? `Hello, this is a human. I have your order from ${order.snapshot.merchant.name} (ending ${order.number.slice(-4)}) in front of me and am on it.`
        : 'Hello, this is a human. Tell me which order it is and I will start right away.',
  },
  {
    name: 'Restaurant urged',
    text: withOrder(
      (order) => `I have asked ${order.merchant.name} to hurry and will tell you when it is ready.`,
    ),
  },
  {
    name: 'Rider reached',
    text: () =>
      'I have reached the rider, who is on the way to you. Please keep your phone at hand.',
  },
  {
    name: 'Refund sent',
    text: withOrder(
      (order) => `A refund of ${toMoney(order.total)} is on its way to the account you paid from.`,
    ),
  },
  {
    name: 'Ask for a photo',
    text: () => 'Could you send me a photo of what arrived? I will take it from there.',
  },
  { name: 'Closing', text: () => 'All done. Write here whenever you need us again.' },
];

/** What can be sent in this case, in the customer's language. */
export function savedReplies(ticket: Ticket): { name: string; text: string }[] {
  return (ticket.locale === 'en' ? en : zh).flatMap(({ name, text }) => {
    const filled = text(ticket);
    return filled ? [{ name, text: filled }] : [];
  });
}
