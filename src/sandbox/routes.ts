/** The paths of the contract, matched. */
import type { PlatformAction } from '../domain/action.ts';
import { actionBodies } from '../platform/contract.ts';

export type Route =
  | { kind: 'orders'; customerId: string; limit: number }
  | { kind: 'by_number'; number: string; customerId?: string; phoneTail?: string }
  | { kind: 'order' | 'payment' | 'delivery' | 'merchantView'; orderId: string }
  | { kind: 'health' }
  | { kind: 'act'; orderId: string; path: keyof typeof actionBodies };

const views = {
  payment: 'payment',
  delivery: 'delivery',
  'merchant-view': 'merchantView',
} as const;

const isAction = (path: string): path is keyof typeof actionBodies =>
  Object.hasOwn(actionBodies, path);

const isView = (path: string): path is keyof typeof views => Object.hasOwn(views, path);

/** Which path of the contract a request means, if any. Throws `URIError` on a broken escape. */
export function toRoute(method: string, url: URL): Route | undefined {
  const [root, collection, id, ...below] = url.pathname.slice(1).split('/').map(decodeURIComponent);
  if (root !== 'v1') return undefined;
  const path = below.join('/');
  if (method === 'GET' && collection === 'health' && id === undefined) return { kind: 'health' };
  if (method === 'GET' && collection === 'customers' && id && path === 'orders') {
    return { kind: 'orders', customerId: id, limit: toLimit(url.searchParams.get('limit')) };
  }
  if (collection !== 'orders') return undefined;
  if (method === 'GET' && id === undefined) return byNumber(url.searchParams);
  if (!id) return undefined;
  if (method === 'POST') return isAction(path) ? { kind: 'act', orderId: id, path } : undefined;
  if (method !== 'GET') return undefined;
  if (path === '') return { kind: 'order', orderId: id };
  return isView(path) ? { kind: views[path], orderId: id } : undefined;
}

const toLimit = (text: string | null) =>
  text !== null && /^\d{1,3}$/.test(text) ? Number(text) : 5;

function byNumber(query: URLSearchParams): Route | undefined {
  const [number, customerId, phoneTail] = ['number', 'customerId', 'phoneTail'].map(
    (name) => query.get(name) ?? undefined,
  );
  if (number === undefined || (customerId === undefined) === (phoneTail === undefined))
    return undefined;
  return {
    kind: 'by_number',
    number,
    ...(customerId === undefined ? {} : { customerId }),
    ...(phoneTail === undefined ? {} : { phoneTail }),
  };
}

/** A body of an action as the domain's action; nothing where it breaks the contract. */
export function toAction(
  path: keyof typeof actionBodies,
  json: unknown,
): PlatformAction | undefined {
  const read = <P extends keyof typeof actionBodies>(of: P) => {
    const result = actionBodies[of].safeParse(json ?? {});
    return result.success
      ? (result.data as ReturnType<(typeof actionBodies)[P]['parse']>)
      : undefined;
  };
  switch (path) {
    case 'urge': {
      const body = read('urge');
      return body && { kind: 'urge', ...body };
    }
    case 'resync':
      return read('resync') && { kind: 'resync' };
    case 'cancel': {
      const body = read('cancel');
      return body && { kind: 'cancel', ...body };
    }
    case 'refund': {
      const body = read('refund');
      if (!body) return undefined;
      const { items, ...rest } = body;
      return { kind: 'refund', ...rest, ...(items ? { items } : {}) };
    }
    case 'delivery': {
      const body = read('delivery');
      if (!body) return undefined;
      const { address, time } = body;
      return {
        kind: 'change_delivery',
        ...(address ? { address: { text: address.text } } : {}),
        ...(time === undefined ? {} : { time }),
      };
    }
    case 'payment/reconcile':
      return read('payment/reconcile') && { kind: 'reconcile' };
    case 'payment/link': {
      const body = read('payment/link');
      return body && { kind: 'payment_link', ...(body.method ? { method: body.method } : {}) };
    }
  }
}
