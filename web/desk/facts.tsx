/** What every witness says, since when, or why it is missing. */
import { useSession } from './session.ts';
import { toMoney, toTime } from './told.ts';
import type { Fact, Ticket } from './types.ts';

const witnesses = ['order', 'payment', 'delivery', 'merchantView', 'health'] as const;

export function Facts({ facts }: { facts: Ticket['facts'] }) {
  const { t, name } = useSession();
  const labels = {
    order: t.factOrder,
    payment: t.factPayment,
    delivery: t.factDelivery,
    merchantView: t.factMerchantView,
    health: t.factHealth,
  };
  return (
    <ul className="facts">
      {witnesses.flatMap((witness) => {
        const fact = facts[witness];
        return fact
          ? [<FactRow key={witness} label={labels[witness]} fact={fact} name={name} />]
          : [];
      })}
    </ul>
  );
}

function FactRow({ label, fact, name }: { label: string; fact: Fact; name(code: string): string }) {
  const { t } = useSession();
  if ('missing' in fact) {
    return (
      <li className="missing">
        <b>{label}</b>
        <span>
          {t.unread}：{name(fact.missing)}
        </span>
        <time>{toTime(fact.at)}</time>
      </li>
    );
  }
  const marks = [fact.old && t.old, fact.partial && t.partial].filter(Boolean).join(' · ');
  return (
    <li>
      <b>{label}</b>
      <span>{toLines(fact.value, name).join(' · ')}</span>
      <time>
        {marks} {t.asOf} {toTime(fact.asOf)}
      </time>
    </li>
  );
}

type Value = Record<string, unknown>;
const asList = (value: unknown): Value[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The few words that matter of any witness, in the order in which they matter. */
function toLines(value: unknown, name: (code: string) => string): string[] {
  if (Array.isArray(value)) {
    return asList(value).map(
      (service) => `${name(String(service.name))} ${name(String(service.status))}`,
    );
  }
  const fact = (value ?? {}) as Value;
  const rider = fact.rider as Value | undefined;
  const channel = fact.channel as Value | undefined;
  const attempts = asList(fact.attempts);
  const refund = asList(fact.refunds).at(-1);
  const failed = attempts.filter(({ status }) => status === 'failed').at(-1);
  return [
    fact.received === false ? name('merchant_has_no_order') : undefined,
    asText(fact.status) && name(String(fact.status)),
    asText(fact.method),
    typeof fact.amount === 'number' ? toMoney(fact.amount) : undefined,
    failed && name(String(failed.code ?? 'failed')),
    refund && `${name('refund')} ${toMoney(Number(refund.amount))} ${name(String(refund.status))}`,
    channel && channel.status !== 'up'
      ? `${channel.name} ${name(String(channel.status))}`
      : undefined,
    asText(rider?.name),
    asText(rider?.phone),
    asText(fact.eta) && `ETA ${toTime(asText(fact.eta))}`,
    asText(fact.stationarySince) &&
      `${name('rider_not_moving')} ${toTime(asText(fact.stationarySince))}`,
    typeof fact.backlog === 'number' ? `${name('kitchen_backlog')} ${fact.backlog}` : undefined,
    fact.open === false ? name('merchant_closed') : undefined,
  ].filter((line): line is string => Boolean(line));
}
