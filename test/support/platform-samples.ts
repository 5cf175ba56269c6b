/** A platform's answers as they should be, to be spoilt by tests. */
export const at = '2025-03-01T12:00:00+08:00';

export const sampleOrder = {
  id: 'o1',
  number: '8100200030004000',
  customerId: 'c1',
  merchant: { id: 'm1', name: '小满粥坊', phone: '021-5550-0106' },
  items: [
    { id: 'i1', name: '皮蛋瘦肉粥', quantity: 1, unitPrice: 1600 },
    { id: 'i2', name: '油条', quantity: 2, unitPrice: 350 },
  ],
  total: 3100,
  currency: 'CNY',
  status: 'preparing',
  placedAt: at,
  promisedAt: '2025-03-01T12:40:00+08:00',
  updatedAt: at,
  address: { text: '梧桐里 18 弄', lat: 31.2, lng: 121.4 },
  timeline: [{ status: 'placed', at, source: 'app' }],
};

export const samplePayment = {
  orderId: 'o1',
  status: 'paid',
  method: '微信支付',
  amount: 3100,
  currency: 'CNY',
  paidAt: at,
  attempts: [{ id: 'p1', at, amount: 3100, status: 'succeeded' }],
  refunds: [],
  channel: { name: '微信支付', status: 'up' },
};

export const sampleDelivery = {
  orderId: 'o1',
  status: 'delivering',
  rider: { id: 'r1', name: '周师傅', phone: '17000000011' },
  eta: at,
  etaHistory: [{ at, eta: at }],
  location: { lat: 31.2, lng: 121.4, at, distanceMeters: 300 },
  conditions: [{ kind: 'weather', severity: 'minor' }],
};

export const sampleMerchantView = {
  orderId: 'o1',
  received: true,
  status: 'preparing',
  updatedAt: at,
  open: true,
  backlog: 3,
};

export const sampleHealth = { services: [{ name: 'app', status: 'up', since: at }] };
