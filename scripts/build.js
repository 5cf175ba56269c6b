/** Builds everything into `dist`: the service, the model of the project's corpus, the web pages. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWeb } from './build-web.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Runs the three builds and stamps the result. What it prints goes to stderr. */
export async function build() {
  const startedAt = Date.now();
  mkdirSync(dist, { recursive: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 2, 2],
  });
  await buildWeb({ outDir: join(dist, 'web') });
  const { ensureModel } = await import(pathToFileURL(join(dist, 'intents', 'model.js')).href);
  await ensureModel({ dir: dist });
  writeFileSync(join(dist, '.built'), `${new Date(startedAt).toISOString()}\n`);
  process.stderr.write(`built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
