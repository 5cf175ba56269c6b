/** What happened in the sandbox, one JSON line each, so that it is still so after a restart. */

import { mkdirSync, readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ActionOutcome, PlatformAction } from '../domain/action.ts';

/** `at` is ms on the sandbox's clock. */
export type JournalLine =
  | { kind: 'seen'; customerId: string; at: number }
  | {
      kind: 'act';
      customerId: string;
      orderId: string;
      action: PlatformAction;
      key: string;
      at: number;
      outcome: ActionOutcome;
    }
  | { kind: 'paid'; customerId: string; orderId: string; at: number }
  | {
      kind: 'reordered';
      customerId: string;
      merchantId: string;
      items: { id: string; quantity: number }[];
      at: number;
    };

export interface Journal {
  /** Resolves when the line is in the file. */
  add(line: JournalLine): Promise<void>;
  /** Resolves when all lines are. */
  close(): Promise<void>;
}

/** A journal that keeps nothing. */
export const noJournal: Journal = { add: async () => {}, close: async () => {} };

/** Opens the file at `path`, made when missing, and tells its lines; a torn last line is left out. */
export function openJournal(path: string): { journal: Journal; lines: JournalLine[] } {
  mkdirSync(dirname(path), { recursive: true });
  const text = readIfThere(path);
  const lines = text.split('\n').flatMap((line): JournalLine[] => {
    try {
      return line === '' ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
  let torn = text !== '' && !text.endsWith('\n');
  let last: Promise<void> = Promise.resolve();
  const add = (line: JournalLine) => {
    const written = last.then(() => {
      const start = torn ? '\n' : '';
      torn = false;
      return appendFile(path, `${start}${JSON.stringify(line)}\n`);
    });
    last = written.catch(() => {});
    return written;
  };
  return { journal: { add, close: () => last }, lines };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
