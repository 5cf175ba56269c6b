import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Claim, IntentLabel, ProblemType } from '../src/domain/problem.ts';
import { claims, intentLabels, problemTypes } from '../src/domain/problem.ts';

/** The languages of the corpus; `mixed` holds messages that mix Chinese and English. */
export const corpusLocales = ['zh-CN', 'zh-TW', 'en', 'mixed'] as const;
export type CorpusLocale = (typeof corpusLocales)[number];

/** One message of the corpus with what it means. */
export interface CorpusMessage {
  text: string;
  label: IntentLabel;
  /** Every problem that the message reports: the label where it is a problem, and `also`. */
  problems: ProblemType[];
  claims: Claim[];
  locale: CorpusLocale;
}

/** A corpus file on disk: where it is and its bytes as text. */
interface CorpusFile {
  path: string;
  content: string;
}

/** A corpus file that does not keep the format; the message names file and entry. */
export class CorpusError extends Error {
  override name = 'CorpusError';
}

/** The folder of the project's corpus, found beside the source or beside the built files. */
export function corpusFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [join(here, 'corpus'), join(here, '..', '..', 'intents', 'corpus')];
  return places.find((place) => existsSync(place)) ?? join(here, 'corpus');
}

/**
 * Reads every message of the corpus: `<locale>/<label>.yml` and `<locale>/<label>-*.yml`, in the
 * order of their names. Throws CorpusError where a file does not keep the format.
 */
export function loadCorpus(folder: string = corpusFolder()): CorpusMessage[] {
  return readCorpusFiles(folder).flatMap(({ path, content }) => parseCorpusFile(path, content));
}

/** A hash over names and bytes of all corpus files: what an artefact was trained on. */
export function hashCorpus(folder: string = corpusFolder()): string {
  const hash = createHash('sha256');
  for (const { path, content } of readCorpusFiles(folder)) hash.update(`${path}\n${content}\n`);
  return hash.digest('hex');
}

/** The messages of one file; `path` (`<locale>/<label>….yml`) tells what it must hold. */
export function parseCorpusFile(path: string, content: string): CorpusMessage[] {
  const [folder = '', file = ''] = path.split('/');
  const locale = oneOf(corpusLocales, folder, `${path}: unknown locale`);
  const document: unknown = parse(content);
  if (!isRecord(document)) throw new CorpusError(`${path}: expected label, locale and messages`);
  const label = oneOf(intentLabels, document.label, `${path}: unknown label`);
  if (file.replace(/(-.*)?\.yml$/, '') !== label)
    throw new CorpusError(`${path}: holds label ${label}, so its name must begin with it`);
  if (document.locale !== locale)
    throw new CorpusError(`${path}: says locale ${String(document.locale)}, lies in ${locale}`);
  if (!Array.isArray(document.messages)) throw new CorpusError(`${path}: messages is not a list`);
  return document.messages.map((entry: unknown, index) =>
    toMessage(entry, label, locale, `${path}: message ${index + 1}`),
  );
}

function readCorpusFiles(folder: string): CorpusFile[] {
  return corpusLocales.flatMap((locale) => {
    const within = join(folder, locale);
    if (!existsSync(within)) return [];
    return readdirSync(within)
      .filter((name) => name.endsWith('.yml'))
      .sort()
      .map((name) => ({
        path: `${locale}/${name}`,
        content: readFileSync(join(within, name), 'utf8'),
      }));
  });
}

function toMessage(
  entry: unknown,
  label: IntentLabel,
  locale: CorpusLocale,
  where: string,
): CorpusMessage {
  const own = problemTypes.filter((type) => type === label);
  if (typeof entry === 'string' || typeof entry === 'number')
    return { text: String(entry), label, problems: own, claims: [], locale };
  if (!isRecord(entry) || (typeof entry.t !== 'string' && typeof entry.t !== 'number'))
    throw new CorpusError(`${where}: expected a text, or { t, also, claims }`);
  const unknown = Object.keys(entry).find((key) => !['t', 'also', 'claims'].includes(key));
  if (unknown !== undefined) throw new CorpusError(`${where}: unknown field ${unknown}`);
  const also = listOf(problemTypes, entry.also, `${where}: also`);
  if (also.length > 0 && own.length === 0)
    throw new CorpusError(`${where}: ${label} cannot have a problem beside it`);
  return {
    text: String(entry.t),
    label,
    problems: [...new Set([...own, ...also])],
    claims: listOf(claims, entry.claims, `${where}: claims`),
    locale,
  };
}

function listOf<T extends string>(allowed: readonly T[], value: unknown, where: string): T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new CorpusError(`${where}: expected a list`);
  return value.map((item) => oneOf(allowed, item, where));
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, where: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined)
    throw new CorpusError(
      `${where} ${JSON.stringify(value)}, expected one of ${allowed.join(', ')}`,
    );
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
