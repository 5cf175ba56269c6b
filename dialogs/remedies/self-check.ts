import type { CauseId } from '../../src/domain/problem.ts';
import type { Case } from '../case.ts';
import type { ReplyKey } from '../replies/index.ts';
import type { Remedy } from './remedy.ts';

/** What to look at oneself, by what went wrong. */
const checksFor: Partial<Record<CauseId, ReplyKey>> = {
  limit_exceeded: 'self_check.limit',
  online_payment_disabled: 'self_check.online_payment',
  insufficient_funds: 'self_check.funds',
  risk_control: 'self_check.risk_control',
  coupon_refused: 'self_check.coupon',
  customer_network: 'self_check.network',
  customer_side: 'self_check.device',
};

/** True where both versions are dotted numbers and the first is lower. */
export function isOlderVersion(version: string, latest: string): boolean {
  const [own = [], newest = []] = [version, latest].map((text) =>
    text.trim().split('.').map(Number),
  );
  if ([...own, ...newest].some((part) => !Number.isInteger(part))) return false;
  for (let at = 0; at < Math.max(own.length, newest.length); at += 1) {
    const difference = (own[at] ?? 0) - (newest[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function hasOldApp({ context, policy }: Case): boolean {
  return (
    context.appVersion !== undefined && isOlderVersion(context.appVersion, policy.latestAppVersion)
  );
}

/** What the customer can check: network, payment method and its limit, the app's version. */
export const selfCheck: Remedy = {
  id: 'self_check',
  // A payment that may still succeed is waited for, not tried another way.
  offered: (_view, { cause, params }) => cause !== 'channel_error' || params.state !== 'processing',
  tell: (view, { cause, problem }) => ({
    lines: [
      checksFor[cause] ??
        (problem === 'payment_failure' ? 'self_check.payment' : 'self_check.device'),
      ...(view.context.network === 'offline' ? (['self_check.offline'] as const) : []),
      ...(hasOldApp(view)
        ? ([
            [
              'self_check.old_app',
              { version: view.context.appVersion ?? '', latest: view.policy.latestAppVersion },
            ],
          ] as const)
        : []),
    ],
  }),
};
