/** The five problems a customer can have, in the order in which facts decide between them. */
export const problemTypes = [
  'outage',
  'desync',
  'payment_failure',
  'order_error',
  'delay',
] as const;
export type ProblemType = (typeof problemTypes)[number];

/** What a message is about: a problem, or one of the three things that are none. */
export const intentLabels = [...problemTypes, 'order_status', 'human', 'none'] as const;
export type IntentLabel = (typeof intentLabels)[number];

/** What only the customer can know; some causes rest on it where the facts allow. */
export const claims = [
  'missing_item',
  'wrong_item',
  'damaged',
  'wrong_address',
  'not_received',
  'duplicate',
  'note_ignored',
  'charged_twice',
  'coupon_refused',
  'wrong_amount',
  'stuck',
] as const;
export type Claim = (typeof claims)[number];

/** Cause ids per problem in order of precedence; the last one is the problem's fallback. */
export const causesOf = {
  order_error: [
    'cancelled_by_itself',
    'merchant_closed',
    'wrong_address',
    'duplicate_order',
    'wrong_or_missing_items',
    'damaged',
    'note_ignored',
    'not_accepted',
    'kitchen_backlog',
    'preparing_stalled',
    'order_fine',
  ],
  payment_failure: [
    'charged_twice',
    'charged_but_unpaid',
    'wrong_amount',
    'refund_overdue',
    'refund_under_way',
    'expired_unpaid',
    'channel_down',
    'channel_error',
    'limit_exceeded',
    'online_payment_disabled',
    'insufficient_funds',
    'risk_control',
    'customer_network',
    'coupon_refused',
    'payment_fine',
  ],
  delay: [
    'arrived_late',
    'no_rider',
    'kitchen_slow',
    'rider_not_moving',
    'weather',
    'traffic',
    'capacity',
    'estimate_slipping',
    'late',
    'not_late_yet',
  ],
  desync: [
    'merchant_has_no_order',
    'cancelled_but_moving',
    'delivered_not_received',
    'payment_order_disagree',
    'tracking_frozen',
    'app_behind_merchant',
    'merchant_behind_app',
    'views_agree',
  ],
  outage: [
    'known_incident',
    'platform_down',
    'service_down',
    'service_degraded',
    'peak_overload',
    'suspected_incident',
    'customer_side',
  ],
} as const satisfies Record<ProblemType, readonly string[]>;

/** A cause of any problem, or that what is needed to tell could not be read. */
export type CauseId = (typeof causesOf)[ProblemType][number] | 'facts_unavailable';

export const remedyIds = [
  'self_check',
  'contact_merchant',
  'contact_rider',
  'urge_merchant',
  'urge_rider',
  'resync',
  'reconcile_payment',
  'pay_again',
  'cancel_and_reorder',
  'cancel',
  'refund',
  'change_address',
  'change_time',
  'wait_and_watch',
  'notify_on_recovery',
  'send_evidence',
  'human',
] as const;
export type RemedyId = (typeof remedyIds)[number];

export const stepNames = [
  'welcome',
  'clarify',
  'pick_order',
  'diagnose',
  'offer',
  'confirm',
  'act',
  'watch',
  'evidence',
  'handoff',
  'rate',
  'help',
  'close',
] as const;
export type StepName = (typeof stepNames)[number];

export const locales = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof locales)[number];
