/**
 * A process that commits to the store named by its argument until it is killed, several at a time,
 * and prints the number of each commit once the store has acknowledged it.
 */
import { silentLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';

const [, , url = '', first = '0'] = process.argv;
const store = await openStore(url, { log: silentLog, owner: true });
let next = Number(first);

async function commitForEver(): Promise<void> {
  for (;;) {
    const id = next++;
    const result = await store.commit(id % 4, {
      checks: [{ key: `row/${id}`, version: 0 }],
      puts: [{ key: `row/${id}`, value: id, dueAt: id }],
      appends: [{ log: 'log', value: id }],
      at: Date.now(),
    });
    if (result.ok) process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: 6 }, commitForEver));
