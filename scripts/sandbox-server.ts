/**
 * Serves the sandbox over HTTP by the platform contract, to try `PLATFORM=rest` against:
 * `npx tsx scripts/sandbox-server.ts [--port 4010] [--key sandbox]`.
 */
import { parseArgs } from 'node:util';
import { createClock } from '../src/domain/clock.ts';
import { createSandbox } from '../src/sandbox/sandbox.ts';
import { serveSandbox } from '../src/sandbox/server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    key: { type: 'string', default: 'sandbox' },
  },
});
const port = Number(values.port);
const linkBase = `http://127.0.0.1:${port}`;
const sandbox = createSandbox({ clock: createClock(), linkBase });
const { url } = await serveSandbox({ sandbox, key: values.key, port });
console.log(`The sandbox platform answers at ${url}. Try Mealmend on it with`);
console.log(`  PLATFORM=rest PLATFORM_URL=${url} PLATFORM_KEY=${values.key} npm start`);
