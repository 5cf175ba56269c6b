/**
 * An esbuild plugin that leaves out of Web Chat what our widget never runs. Web Chat's packages are
 * taken from the sources they ship, so that unused parts can be cut away file by file. Uncut, the
 * same widget weighs 512 kB gzipped; cut, less than half.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Modules replaced whole: [path ending, what stands there instead, why]. */
const replaced = [
  // We never show Markdown: the bot's sentences are plain text.
  [
    /[\\/]markdown-it[\\/]index\.m?js$/,
    'export default class { renderer = { render: () => "" }; use() { return this; } parseInline() { return []; } render() { return ""; } }',
  ],
  [
    /[\\/]mdast-util-from-markdown[\\/]index\.js$/,
    'export const fromMarkdown = () => ({ children: [] });',
  ],
  // No speech in either direction.
  [
    /[\\/]react-say[\\/].*[\\/]index\.m?js$/,
    'export const Composer = ({ children }) => children; export const SayUtterance = () => null; export default () => null;',
  ],
  [/webchat-component[\\/]src[\\/]Dictation\.js$/, 'export default () => null;'],
  // The widget brings its own activities and attachments.
  [
    /webchat-component[\\/]src[\\/]Middleware[\\/]Activity[\\/]createCoreMiddleware\.tsx$/,
    'export default () => [];',
  ],
  [
    /webchat-component[\\/]src[\\/]Attachment[\\/]createMiddleware\.(tsx?|js)$/,
    'export default () => [];',
  ],
  // Read out as words: buttons in a live region are found by the keyboard's helpers, and do nothing.
  [
    /webchat-component[\\/]src[\\/]LiveRegion[\\/]private[\\/]LiveRegionSuggestedActions\.tsx$/,
    `import { createElement } from 'react';
    export default ({ suggestedActions }) =>
      createElement('p', null, (suggestedActions?.actions ?? []).map(({ title }) => title).join(', '));`,
  ],
  // Pictures as data inside style sheets: spinner and typing dots are drawn by our own style sheet.
  [
    /webchat-component[\\/]src[\\/]Styles[\\/]StyleSet[\\/](Spinner|Typing)Animation\.ts$/,
    'export default () => ({});',
  ],
  // Tries a rule in a style sheet of its own, which a strict policy blocks.
  [
    /webchat-component[\\/]src[\\/]Utils[\\/]supportPseudoClass\.ts$/,
    'export default (name) => CSS.supports("selector(" + name + ")");',
  ],
  // The App Service Extension's channel; ours speaks plain Direct Line.
  [/directlinejs[\\/]lib[\\/]directLineStreaming\.js$/, 'exports.DirectLineStreaming = undefined;'],
  // Formats of forty languages; the browser's own Intl knows them.
  [
    /[\\/]PrecompiledGlobalize\.js$/,
    `export default (language) => ({
      dateFormatter: () => (date) =>
        new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', hour: 'numeric', minute: 'numeric' }).format(date),
      relativeTimeFormatter: (unit) => (value) =>
        new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(value, unit),
      unitFormatter: (unit, { form }) => (value) =>
        new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: form }).format(value),
      plural: (value) => new Intl.PluralRules(language).select(value),
    });`,
  ],
  // Polyfills of what every browser we support has.
  [/[\\/]core-js[\\/](features|modules)[\\/].*\.js$/, ''],
  [/[\\/]url-search-params-polyfill[\\/].*\.js$/, ''],
];

/** Modules with one place changed: [path ending, what stands there, what shall, imports]. */
const mended = [
  // Web Chat hands its nonce to every maker of style sheets but this one.
  [
    /webchat-component[\\/]src[\\/]BasicTranscript\.tsx$/,
    '<ReactScrollToBottomComposer scroller',
    '<ReactScrollToBottomComposer nonce={useWebChatUIContext().nonce} scroller',
    "import useWebChatUIContext from './hooks/internal/useWebChatUIContext';\n",
  ],
];

const keptLanguages = /[\\/](en-US|zh-CN|zh-TW|overrides)\.json$/;
const polyfill =
  /[\\/](?:core-js-pure[\\/](?:features|stable|full|es)|@babel[\\/]runtime-corejs3[\\/]core-js(?:-stable)?)[\\/](.+?)(?:[\\/]index)?\.js$/;

/** `array/from` → `Array.from`, `instance/index-of` → a reader of `indexOf`, `set` → `Set`. */
function nativeOf(feature) {
  const [first, second] = feature.split('/');
  const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const capital = (name) => camel(name).replace(/^./, (letter) => letter.toUpperCase());
  if (feature === 'get-iterator-method') return 'export default (it) => it[Symbol.iterator];';
  if (first === 'instance') return `export default (it) => it.${camel(second)};`;
  if (second !== undefined) return `export default ${capital(first)}.${camel(second)};`;
  const isFunction = /^(set|clear)-|^parse-/.test(first);
  return `export default ${isFunction ? `${camel(first)}.bind(globalThis)` : capital(first)};`;
}

/** @type {import('esbuild').Plugin} */
export const webChatTrim = {
  name: 'web-chat-trim',
  setup(build) {
    build.onResolve({ filter: /^botframework-webchat-(api|component|core)(\/\w+)?$/ }, (wanted) => {
      const [name, part] = wanted.path.split('/');
      const source = path.join(path.dirname(require.resolve(name)), '..', 'src');
      if (part === 'decorator') return { path: path.join(source, 'decorator', 'index.ts') };
      return { path: path.join(source, `${part ?? 'index'}.ts`) };
    });
    // The published package names a file it does not contain.
    build.onResolve({ filter: /^p-defer-es5$/ }, (wanted) =>
      build.resolve('p-defer', { kind: wanted.kind, resolveDir: wanted.resolveDir }),
    );
    build.onResolve({ filter: /^mime$/ }, (wanted) =>
      build.resolve('mime/lite', { kind: wanted.kind, resolveDir: wanted.resolveDir }),
    );
    for (const [filter, contents] of replaced) {
      build.onLoad({ filter }, () => ({ contents, loader: 'js' }));
    }
    for (const [filter, there, wanted, header] of mended) {
      build.onLoad({ filter }, async ({ path: file }) => {
        const source = await readFile(file, 'utf8');
        if (!source.includes(there)) throw new Error(`${file}: there is no ${there} to mend`);
        return { contents: header + source.replace(there, wanted), loader: 'tsx' };
      });
    }
    build.onLoad({ filter: polyfill }, ({ path: file }) => ({
      contents: nativeOf(polyfill.exec(file)[1].replaceAll('\\', '/')),
      loader: 'js',
    }));
    build.onLoad(
      { filter: /webchat-api[\\/]src[\\/]localization[\\/].*\.json$/ },
      ({ path: file }) =>
        keptLanguages.test(file) ? undefined : { contents: '{}', loader: 'json' },
    );
  },
};
