/** The clock of a process: the wall's, or a faster one that goes on where it was after a restart. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, createClock } from './domain/clock.ts';

/**
 * A clock `scale` times as fast as the wall. A faster one keeps the moment it began in
 * `dataDir/clock.json`, so that promises and the sandbox agree after a restart.
 */
export function openClock(scale: number, dataDir: string): Clock {
  if (scale === 1) return createClock();
  const file = join(dataDir, 'clock.json');
  const kept = readKept(file);
  if (kept?.scale === scale) return createClock(scale, kept.epochMs);
  const epochMs = Date.now();
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ scale, epochMs })}\n`);
  return createClock(scale, epochMs);
}

function readKept(file: string): { scale: number; epochMs: number } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
