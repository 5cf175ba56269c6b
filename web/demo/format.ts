/** Times and money as the app shows them. */

/** The sandbox's city; the bot tells times in it too. */
const timeZone = 'Asia/Shanghai';

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const day = new Intl.DateTimeFormat('zh-CN', { timeZone, month: '2-digit', day: '2-digit' });

/** `18:05` */
export const toClock = (iso: string): string => clock.format(new Date(iso));

/** `11/23 18:05` */
export const toDayAndClock = (iso: string): string =>
  `${day.format(new Date(iso))} ${toClock(iso)}`;

/** `¥46.30` */
export const toYuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** Whole minutes past the promise, while the food is still to come. */
export function minutesLate(
  order: { status: string; promisedAt?: string },
  now = Date.now(),
): number {
  const isOver = ['unpaid', 'delivered', 'completed', 'cancelled'].includes(order.status);
  if (isOver || order.promisedAt === undefined) return 0;
  return Math.max(0, Math.floor((now - Date.parse(order.promisedAt)) / 60_000));
}

/** What dishes cost together, in fen, before delivery and packaging. */
export const costOf = (items: readonly { unitPrice: number; quantity: number }[]): number =>
  items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
