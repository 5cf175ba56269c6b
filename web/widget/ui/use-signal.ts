import { useSyncExternalStore } from 'react';
import type { Signal } from '../connection/signal.ts';

/** A signal's value, drawn anew with every change. */
export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get);
}
