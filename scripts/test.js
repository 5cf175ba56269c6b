/** `npm test`: builds what is missing and runs every test that this machine can run. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import './ensure-build.js';

const mocha = fileURLToPath(new URL('../node_modules/mocha/bin/mocha.js', import.meta.url));
const asked = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [mocha, ...(asked.length > 0 ? asked : ['test/**/*.test.ts'])],
  {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'error' },
  },
);
process.exitCode = status ?? 1;
