import { describeCauses } from '../../support/cause-table.ts';
import { at, health, incident, lastSeen, missing, partly } from '../../support/facts.ts';

const crowded = { conditions: [{ kind: 'capacity', severity: 'major' } as const] };

describeCauses('outage', [
  {
    cause: 'known_incident',
    when: 'a supervisor confirmed one',
    holds: { incidents: [incident({ publicNote: '支付渠道维护中，预计 13:00 恢复。' })] },
    tells: { incidentId: 'inc-1', hasNote: 'yes', sinceAt: Date.parse(at(-15)) },
    unless: [
      ['it is over', { incidents: [incident({ status: 'resolved' })] }, 'customer_side'],
      [
        'it is about the rain somewhere',
        { incidents: [incident({ problem: 'delay' })] },
        'customer_side',
      ],
      [
        'it only repeats what the platform itself says now',
        {
          incidents: [incident({ source: 'health', service: 'payments' })],
          health: health({ payments: 'down' }),
        },
        'service_down',
      ],
      [
        'money was said, and the incident is about riders',
        { said: 'payment_failure', incidents: [incident({ service: 'delivery' })] },
        'payment_fine',
      ],
    ],
  },
  {
    cause: 'known_incident',
    when: 'the platform’s health opened it and cannot be read any more',
    holds: { incidents: [incident({ source: 'health', service: 'app' })], health: missing() },
    tells: { service: 'app', hasNote: 'no' },
  },
  {
    cause: 'platform_down',
    when: 'the app is down',
    holds: { health: health({ app: 'down' }) },
    tells: { service: 'app', sinceAt: Date.parse(at(-20)) },
    unless: [['the app is degraded', { health: health({ app: 'degraded' }) }, 'service_degraded']],
  },
  {
    cause: 'platform_down',
    when: 'three services are down',
    holds: { health: health({ orders: 'down', payments: 'down', delivery: 'down' }) },
    unless: [['two are', { health: health({ orders: 'down', payments: 'down' }) }, 'service_down']],
  },
  {
    cause: 'platform_down',
    when: 'it was down when the platform last answered',
    holds: { health: lastSeen(3, health({ app: 'down' })) },
  },
  {
    cause: 'service_down',
    when: 'one service is down',
    holds: { health: health({ payments: 'down' }) },
    tells: { service: 'payments' },
    unless: [['it is up again', { health: health({ payments: 'up' }) }, 'customer_side']],
  },
  {
    cause: 'service_down',
    when: 'two are, and the orders are named before the payments',
    holds: { health: health({ orders: 'down', payments: 'down' }) },
    tells: { service: 'orders' },
  },
  {
    cause: 'service_degraded',
    when: 'one service is degraded',
    holds: { health: health({ orders: 'degraded' }) },
    tells: { service: 'orders' },
    unless: [
      [
        'there are too few riders as well',
        { health: health({ orders: 'degraded' }), delivery: crowded },
        'peak_overload',
      ],
    ],
  },
  {
    cause: 'service_degraded',
    when: 'a service that is none of the busy ones is degraded while riders are few',
    holds: { health: health({ payments: 'degraded' }), delivery: crowded },
  },
  {
    cause: 'peak_overload',
    when: 'the app is degraded and there are too few riders',
    holds: { health: health({ app: 'degraded' }), delivery: crowded },
    unless: [
      ['there are riders enough', { health: health({ app: 'degraded' }) }, 'service_degraded'],
      [
        'the app is well',
        { health: health(), delivery: crowded, order: { promisedAt: at(60) } },
        'customer_side',
      ],
    ],
  },
  {
    cause: 'suspected_incident',
    when: 'many complain, and nothing confirms it',
    holds: { incidents: [incident({ status: 'suspected' })] },
    tells: { customers: 12 },
    unless: [
      [
        'they complain about something else',
        { incidents: [incident({ status: 'suspected', problem: 'delay' })] },
        'customer_side',
      ],
      [
        'lateness was said, and the facts show that it is not late',
        { said: 'delay', incidents: [incident({ status: 'suspected', problem: 'delay' })] },
        'not_late_yet',
      ],
    ],
  },
  {
    cause: 'suspected_incident',
    when: 'look-ups fail for many, and nobody has complained yet',
    holds: {
      incidents: [
        incident({ status: 'suspected', source: 'lookups', service: 'orders', customers: 0 }),
      ],
    },
    tells: { customers: 0, service: 'orders' },
  },
  {
    cause: 'customer_side',
    when: 'every service is up and everything was answered',
    holds: { context: { network: 'offline', appVersion: '8.1.0', device: 'phone' } },
    tells: { network: 'offline', appVersion: '8.1.0' },
    unless: [
      ['the health cannot be read', { health: missing() }, 'facts_unavailable'],
      ['the health is an old one', { health: lastSeen(2) }, 'facts_unavailable'],
      ['the health is incomplete', { health: partly() }, 'facts_unavailable'],
      ['the platform lists no service', { health: [] }, 'facts_unavailable'],
      [
        'nobody understands the state of one',
        { health: health({ app: 'unknown' }) },
        'facts_unavailable',
      ],
      [
        'the platform says it is well, but did not answer',
        { order: missing('unavailable') },
        'facts_unavailable',
      ],
    ],
  },
  {
    cause: 'customer_side',
    when: 'there is no order to look at',
    holds: {
      order: missing('not_found'),
      payment: missing('not_found'),
      delivery: missing('not_found'),
      merchantView: missing('not_found'),
    },
    tells: { network: 'unknown' },
  },
]);
