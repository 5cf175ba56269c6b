import { useCallback, useEffect, useState } from 'react';
import { type Order, readOrders } from './api.ts';

const everyMs = 4_000;

/** A customer's orders as they live, newest first. */
export function useOrders(customerId: string): {
  orders: Order[] | undefined;
  hasFailed: boolean;
  reload: () => void;
} {
  const [orders, setOrders] = useState<Order[]>();
  const [hasFailed, setFailed] = useState(false);
  const reload = useCallback(() => {
    readOrders(customerId).then(
      (read) => {
        setOrders(read);
        setFailed(false);
      },
      () => setFailed(true),
    );
  }, [customerId]);
  useEffect(() => {
    reload();
    const timer = setInterval(() => {
      if (!document.hidden) reload();
    }, everyMs);
    return () => clearInterval(timer);
  }, [reload]);
  return { orders, hasFailed, reload };
}
