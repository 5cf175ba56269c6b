/** `mealmend rebuild`: writes the desk's projections anew from the tickets themselves. */
import { readConfig } from '../config.ts';
import { createProjections } from '../desk/projections.ts';
import { createLog } from '../log.ts';
import { openStore } from '../store/open.ts';

/** May run beside the service: every write is idempotent. Prints what it did. */
export async function runRebuild(env = process.env): Promise<number> {
  const config = readConfig(env);
  const store = await openStore(config.storeUrl, { log: createLog('error'), owner: false });
  try {
    await createProjections(store, Date.now).rebuild();
    process.stdout.write('The queue, the views and the search of the desk are up to date.\n');
    return 0;
  } finally {
    await store.close();
  }
}
