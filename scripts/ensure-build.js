/** Builds what is missing or older than its sources, so that a fresh clone starts with one command. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.built');
const sources = [
  'src',
  'dialogs',
  'intents',
  'web',
  'scripts',
  'package-lock.json',
  'tsconfig.json',
];

/** Newest change below a path, in ms. */
function changedAt(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
const isDeployment = !existsSync(join(root, 'node_modules', 'typescript'));
const isStale =
  builtAt === 0 ||
  (!isDeployment &&
    sources.some((name) => existsSync(join(root, name)) && changedAt(join(root, name)) > builtAt));

if (isStale) {
  const { build } = await import('./build.js');
  await build();
}
