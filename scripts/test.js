/** `npm test`: builds what is missing and runs every test that this machine can run. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import './ensure-build.js';

const mocha = fileURLToPath(new URL('../node_modules/mocha/bin/mocha.js', import.meta.url));
const { status } = spawnSync(process.execPath, [mocha, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'error' },
});
process.exitCode = status ?? 1;
