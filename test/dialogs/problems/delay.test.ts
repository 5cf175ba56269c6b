import type { DeliveryCondition } from '../../../src/domain/delivery.ts';
import { describeCauses, type Row } from '../../support/cause-table.ts';
import { at, lastSeen, missing } from '../../support/facts.ts';

const condition = (kind: DeliveryCondition['kind'], over: Partial<DeliveryCondition> = {}) => ({
  conditions: [{ kind, severity: 'major', ...over } as DeliveryCondition],
});

const byCondition = (kind: 'weather' | 'traffic' | 'capacity'): Row => ({
  cause: kind,
  when: 'the platform calls it major',
  holds: { delivery: condition(kind, { message: '请留意' }) },
  tells: { hasMessage: 'yes', message: '请留意', estimated: 'yes', etaAt: Date.parse(at(15)) },
  unless: [
    ['it is minor', { delivery: condition(kind, { severity: 'minor' }) }, 'not_late_yet'],
    [
      'nobody knows how bad it is',
      { delivery: condition(kind, { severity: 'unknown' }) },
      'not_late_yet',
    ],
    ['the food has arrived', { stage: 'delivered', delivery: condition(kind) }, 'not_late_yet'],
    [
      'money was said, and the order is on time',
      { said: 'payment_failure', delivery: condition(kind) },
      'payment_fine',
    ],
  ],
});

const estimates = (...etas: number[]) => ({
  eta: undefined,
  etaHistory: etas.map((eta, index) => ({ at: at(index - 30), eta: at(eta) })),
});

const standing = (minutes: number) => ({ stationarySince: at(-minutes) });

describeCauses('delay', [
  {
    cause: 'arrived_late',
    when: 'it was delivered five minutes after the promise',
    holds: { stage: 'delivered', order: { promisedAt: at(-6) } },
    tells: { minutes: 5, deliveredAt: Date.parse(at(-1)), promisedAt: Date.parse(at(-6)) },
    unless: [
      [
        'four minutes after',
        { stage: 'delivered', order: { promisedAt: at(-5.9) } },
        'not_late_yet',
      ],
      [
        'it is said not to have arrived at all',
        { claims: ['not_received'], stage: 'delivered', order: { promisedAt: at(-30) } },
        'delivered_not_received',
      ],
      [
        'nobody knows when it was',
        {
          stage: 'delivered',
          order: { promisedAt: at(-30), timeline: [] },
          delivery: { deliveredAt: undefined, proof: undefined },
        },
        'not_late_yet',
      ],
    ],
  },
  {
    cause: 'no_rider',
    when: 'the food has been ready for ten minutes',
    holds: {
      stage: 'ready',
      order: { promisedAt: at(30) },
      merchantView: { readyAt: at(-10) },
      delivery: { status: 'unassigned', rider: undefined, location: undefined },
    },
    tells: { kind: 'ready', minutes: 10 },
    unless: [
      [
        'for nine minutes, and the promise is far',
        {
          stage: 'ready',
          order: { promisedAt: at(30) },
          merchantView: { readyAt: at(-9.9) },
          delivery: { status: 'unassigned', rider: undefined, location: undefined },
        },
        'not_late_yet',
      ],
      [
        'a rider has it',
        { stage: 'ready', order: { promisedAt: at(30) }, merchantView: { readyAt: at(-10) } },
        'not_late_yet',
      ],
    ],
  },
  {
    cause: 'no_rider',
    when: 'the promise is fifteen minutes away',
    holds: {
      stage: 'preparing',
      order: { promisedAt: at(15) },
      delivery: { status: 'unassigned', rider: undefined, location: undefined },
    },
    tells: { kind: 'near', minutes: 15 },
    unless: [
      [
        'sixteen minutes',
        {
          stage: 'preparing',
          order: { promisedAt: at(15.1) },
          delivery: { status: 'unassigned', rider: undefined, location: undefined },
        },
        'not_late_yet',
      ],
      [
        'nobody has accepted the order, which comes first',
        { stage: 'placed', sinceStep: 20, order: { promisedAt: at(15) } },
        'not_accepted',
      ],
    ],
  },
  {
    cause: 'no_rider',
    when: 'the promise is past',
    holds: {
      stage: 'ready',
      order: { promisedAt: at(-7) },
      delivery: { status: 'unassigned', location: undefined },
    },
    tells: { kind: 'past', minutes: 7 },
  },
  {
    cause: 'kitchen_slow',
    when: 'it is still being cooked after the promise',
    holds: { stage: 'preparing', order: { promisedAt: at(-3) } },
    tells: { minutes: 3 },
    unless: [
      ['before the promise', { stage: 'preparing' }, 'not_late_yet'],
      [
        'without any progress, so that it is stuck',
        { claims: ['stuck'], stage: 'preparing', order: { promisedAt: at(-9) } },
        'preparing_stalled',
      ],
      [
        'without any progress for 25 minutes, so that it is stuck',
        {
          stage: 'preparing',
          order: {
            promisedAt: at(-9),
            timeline: [{ status: 'preparing', at: at(-25), source: 'merchant' }],
          },
          merchantView: { acceptedAt: at(-26) },
        },
        'preparing_stalled',
      ],
      ['the food is ready', { stage: 'ready', order: { promisedAt: at(-6) } }, 'late'],
    ],
  },
  {
    cause: 'rider_not_moving',
    when: 'the rider has stood still for eight minutes, by a fresh position',
    holds: { delivery: standing(8) },
    tells: { minutes: 8, sinceAt: Date.parse(at(-8)) },
    unless: [
      ['for seven minutes', { delivery: standing(7.9) }, 'not_late_yet'],
      [
        'by a position that is old',
        { delivery: { ...standing(20), location: { lat: 0, lng: 0, at: at(-11) } } },
        'tracking_frozen',
      ],
      [
        'by no position at all',
        { delivery: { ...standing(20), location: undefined } },
        'not_late_yet',
      ],
      [
        'waiting at the restaurant',
        { stage: 'ready', order: { promisedAt: at(30) }, delivery: standing(20) },
        'not_late_yet',
      ],
      ['the delivery cannot be read', { delivery: missing() }, 'facts_unavailable'],
      [
        'it stood still when it was last seen, but not for so long',
        {
          delivery: lastSeen(6, {
            stationarySince: at(-12),
            location: { lat: 0, lng: 0, at: at(-6) },
          }),
        },
        'facts_unavailable',
      ],
    ],
  },
  {
    cause: 'rider_not_moving',
    when: 'the rider had stood still for ten minutes when last seen',
    holds: {
      delivery: lastSeen(6, { stationarySince: at(-16), location: { lat: 0, lng: 0, at: at(-7) } }),
    },
    tells: { minutes: 10 },
  },
  byCondition('weather'),
  byCondition('traffic'),
  byCondition('capacity'),
  {
    cause: 'estimate_slipping',
    when: 'it moved twice, ten minutes in all',
    holds: { delivery: estimates(5, 9, 15) },
    tells: { moves: 2, minutes: 10, firstAt: Date.parse(at(5)), etaAt: Date.parse(at(15)) },
    unless: [
      ['once by ten', { delivery: estimates(5, 15) }, 'not_late_yet'],
      ['twice, nine in all', { delivery: estimates(5, 9, 14) }, 'not_late_yet'],
      ['forth and back', { delivery: estimates(5, 12, 6, 12) }, 'not_late_yet'],
    ],
  },
  {
    cause: 'estimate_slipping',
    when: 'the estimates are not listed in order, and the last move is the present one',
    holds: {
      delivery: {
        eta: at(18),
        etaHistory: [
          { at: at(-10), eta: at(12) },
          { at: at(-20), eta: at(6) },
        ],
      },
    },
    tells: { moves: 2, minutes: 12 },
  },
  {
    cause: 'late',
    when: 'the promise was five minutes ago',
    holds: { order: { promisedAt: at(-5) } },
    tells: { minutes: 5, stage: 'delivering' },
    unless: [
      ['four minutes ago', { order: { promisedAt: at(-4.9) } }, 'not_late_yet'],
      ['nobody promised a time', { order: { promisedAt: undefined } }, 'not_late_yet'],
      ['nobody has paid', { stage: 'unpaid', order: { promisedAt: at(-9) } }, 'not_late_yet'],
      [
        'the order cannot be read',
        { order: missing(), merchantView: missing() },
        'facts_unavailable',
      ],
      [
        'its status is none we know, and nobody rides',
        {
          order: { status: 'unknown', promisedAt: at(-9) },
          merchantView: missing(),
          delivery: missing('not_found'),
        },
        'facts_unavailable',
      ],
      [
        'it was last seen before the promise, and so was the rider',
        { order: lastSeen(10, { promisedAt: at(-6) }), delivery: lastSeen(10) },
        'facts_unavailable',
      ],
    ],
  },
  {
    cause: 'late',
    when: 'the order was last seen before the promise, but the rider is still on the way now',
    holds: { order: lastSeen(10, { promisedAt: at(-6) }) },
    tells: { minutes: 6 },
  },
  {
    cause: 'not_late_yet',
    when: 'the promise is twenty minutes away',
    holds: {},
    tells: { promise: 'yes', minutes: 20, stage: 'delivering' },
    unless: [
      [
        'the rider’s side cannot be read',
        { delivery: missing('unavailable') },
        'facts_unavailable',
      ],
      ['only an old look at the order is known', { order: lastSeen(2) }, 'facts_unavailable'],
    ],
  },
  {
    cause: 'not_late_yet',
    when: 'the promise is just past, which is not late',
    holds: { order: { promisedAt: at(-2) } },
    tells: { promise: 'past', minutes: 2 },
  },
  {
    cause: 'not_late_yet',
    when: 'the order has no delivery',
    holds: { stage: 'ready', delivery: missing('not_found') },
  },
  {
    cause: 'not_late_yet',
    when: 'nobody has paid, so that nobody cooks',
    holds: { stage: 'unpaid' },
    tells: { stage: 'unpaid' },
  },
  {
    cause: 'not_late_yet',
    when: 'the customer cancelled it',
    holds: {
      stage: 'cancelled',
      order: { cancel: { by: 'customer', reason: '', at: at(-4) } },
      payment: { status: 'refunded' },
    },
    tells: { stage: 'cancelled' },
  },
]);
