import type { Store } from '../../src/store/port.ts';
import { busContract } from './contract/bus.ts';
import { commitContract } from './contract/commit.ts';
import { concurrencyContract } from './contract/concurrency.ts';
import { dueContract } from './contract/due.ts';
import { indexContract } from './contract/index.ts';
import { lifeContract } from './contract/life.ts';
import { logContract } from './contract/log.ts';
import { scanContract } from './contract/scan.ts';

/** Where the suite gets stores of one adapter from. */
export interface StoreSource {
  /** An empty store. */
  fresh(): Promise<Store>;
  /** The data of the last `fresh` store, opened once more. */
  again(): Promise<Store>;
}

/** The store under test, and where it came from. */
export interface Subject {
  store: Store;
  source: StoreSource;
}

/** Everything the port promises, for any adapter. */
export function storeContract(source: StoreSource): void {
  const subject = { source } as Subject;

  beforeEach(async () => {
    subject.store = await source.fresh();
  });
  afterEach(() => subject.store.close());

  describe('a commit', () => commitContract(subject));
  describe('a log', () => logContract(subject));
  describe('due work', () => dueContract(subject));
  describe('a projection', () => indexContract(subject));
  describe('the bus', () => busContract(subject));
  describe('a scan', () => scanContract(subject));
  describe('many at once', () => concurrencyContract(subject));
  describe('its life', () => lifeContract(subject));
}
