/** Builds the browser's side into `dist/web`: launcher, widget frame, demo app, desk. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { webChatTrim } from './web-chat-trim.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = path.join(root, 'web');
/** Pages, by folder: `web/widget/index.html` becomes `widget.html`. */
const pages = ['widget', 'demo', 'desk'];
const zip = promisify(gzip);
const brotli = promisify(brotliCompress);

/**
 * @typedef {{ name: string, bytes: number, gzip: number, brotli: number }} BuiltFile
 * Sizes in bytes; `name` is relative to `outDir`.
 */

/** So long assets of earlier builds stay: a page that is open, or a server that runs, still asks for them. */
const keepForMs = 86_400_000;

/**
 * Builds everything below `web` into `outDir`. Assets carry a hash of their content in their name
 * and never change; `embed.js` and the pages keep their names. Beside each file lie its `.gz` and
 * `.br`, except with `dev`, which also keeps the code readable.
 * @param {{ outDir?: string, dev?: boolean }} [options]
 * @returns {Promise<BuiltFile[]>} largest first
 */
export async function buildWeb({ outDir = path.join(root, 'dist', 'web'), dev = false } = {}) {
  await mkdir(outDir, { recursive: true });
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: !dev,
    sourcemap: dev ? 'inline' : false,
    legalComments: 'linked',
    target: ['es2022', 'chrome100', 'safari15.4', 'firefox100'],
    jsx: 'automatic',
    metafile: true,
    logLevel: 'warning',
    define: {
      'process.env.NODE_ENV': dev ? '"development"' : '"production"',
      // Web Chat looks for its own version and build there.
      'process.env': '{}',
    },
  };
  const templates = await readTemplates();
  const entries = templates.flatMap(({ folder, html }) => entriesOf(folder, html));
  const classic = entries.filter((entry) => entry.classic).map((entry) => entry.file);
  const modern = entries.filter((entry) => !entry.classic).map((entry) => entry.file);
  const hashed = { outdir: outDir, outbase: web, assetNames: 'assets/[name]-[hash]' };
  const names = dev ? 'assets/[dir]-[name]' : 'assets/[dir]-[name]-[hash]';
  const results = await Promise.all([
    esbuild({
      ...common,
      entryPoints: { embed: path.join(web, 'embed', 'main.ts') },
      outdir: outDir,
      format: 'iife',
    }),
    esbuild({ ...common, ...hashed, entryPoints: classic, entryNames: names, format: 'iife' }),
    esbuild({
      ...common,
      ...hashed,
      entryPoints: modern,
      entryNames: names,
      chunkNames: 'assets/chunk-[hash]',
      format: 'esm',
      splitting: true,
      // Components written in `.js` files, as Web Chat's sources have them.
      loader: { '.js': 'jsx', '.svg': 'copy' },
      plugins: [webChatTrim],
    }),
  ]);
  const outputs = Object.assign({}, ...results.map((result) => result.metafile.outputs));
  for (const { folder, html } of templates) {
    await writeFile(path.join(outDir, `${folder}.html`), toPage(folder, html, outputs, outDir));
  }
  const built = [
    ...Object.keys(outputs).map((name) => path.resolve(root, name)),
    ...templates.map(({ folder }) => path.join(outDir, `${folder}.html`)),
  ];
  const measured = await measure(outDir, built, !dev);
  await removeOld(outDir, built);
  return measured;
}

async function readTemplates() {
  const present = pages.filter((folder) => existsSync(path.join(web, folder, 'index.html')));
  return Promise.all(
    present.map(async (folder) => ({
      folder,
      html: await readFile(path.join(web, folder, 'index.html'), 'utf8'),
    })),
  );
}

/** What a page's template names with `./`: a script without `type="module"` runs before the first paint. */
function entriesOf(folder, html) {
  return [...html.matchAll(/<(?:script|link)[^>]*?(?:src|href)="\.\/([^"]+)"[^>]*>/g)].map(
    ([tag, file]) => ({
      file: path.join(web, folder, file),
      classic: tag.startsWith('<script') && !tag.includes('type="module"'),
    }),
  );
}

/** The template with the built names, and with everything its modules import fetched in parallel. */
function toPage(folder, html, outputs, outDir) {
  const byEntry = new Map(
    Object.entries(outputs).flatMap(([name, output]) => {
      if (output.entryPoint) return [[path.resolve(root, output.entryPoint), name]];
      // A copied file (an icon) has no entry point, but exactly one input.
      const [input, ...others] = Object.keys(output.inputs);
      return input && others.length === 0 && /\.svg$/.test(name)
        ? [[path.resolve(root, input), name]]
        : [];
    }),
  );
  const toUrl = (name) =>
    `/${path.relative(outDir, path.resolve(root, name)).replaceAll('\\', '/')}`;
  const preloads = new Set();
  const page = html.replace(/(src|href)="\.\/([^"]+)"/g, (_, attribute, file) => {
    const name = byEntry.get(path.join(web, folder, file));
    if (!name) throw new Error(`web/${folder}/index.html names ${file}, which was not built`);
    if (name.endsWith('.js')) for (const chunk of importsOf(name, outputs)) preloads.add(chunk);
    return `${attribute}="${toUrl(name)}"`;
  });
  const links = [...preloads].map((name) => `<link rel="modulepreload" href="${toUrl(name)}">`);
  return page.replace('</head>', `${links.map((link) => `  ${link}\n`).join('')}</head>`);
}

function importsOf(name, outputs, seen = new Set()) {
  for (const { path: imported, external } of outputs[name].imports) {
    if (external || seen.has(imported) || !imported.endsWith('.js')) continue;
    seen.add(imported);
    importsOf(imported, outputs, seen);
  }
  return seen;
}

async function measure(outDir, built, compress) {
  const measured = await Promise.all(
    built.map(async (file) => {
      const content = await readFile(file);
      const name = path.relative(outDir, file).replaceAll('\\', '/');
      if (!compress) return { name, bytes: content.length, gzip: 0, brotli: 0 };
      const [gz, br] = await Promise.all([
        zip(content, { level: 9 }),
        brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      ]);
      await Promise.all([writeFile(`${file}.gz`, gz), writeFile(`${file}.br`, br)]);
      return { name, bytes: content.length, gzip: gz.length, brotli: br.length };
    }),
  );
  return measured.sort((a, b) => b.bytes - a.bytes);
}

async function removeOld(outDir, built) {
  const current = new Set(built.flatMap((file) => [file, `${file}.gz`, `${file}.br`]));
  const listed = await readdir(outDir, { recursive: true, withFileTypes: true });
  await Promise.all(
    listed
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !current.has(file))
      .map(async (file) => {
        const { mtimeMs } = await stat(file);
        if (Date.now() - mtimeMs > keepForMs) await rm(file, { force: true });
      }),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const startedAt = Date.now();
  console.table(await buildWeb({ dev: process.argv.includes('--dev') }));
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}
