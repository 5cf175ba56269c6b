import { createClock } from '../../src/domain/clock.ts';
import type { Log } from '../../src/log.ts';
import { silentLog } from '../../src/log.ts';
import { createRestPlatform, type RestPlatformOptions } from '../../src/platform/rest.ts';
import { countingIds } from './clock.ts';

export const testKey = 'test-key';

/** A rest client as the service makes it, with ids that count. */
export function restPlatform(url: string, options: Partial<RestPlatformOptions> = {}) {
  return createRestPlatform({
    url,
    key: testKey,
    log: silentLog,
    clock: createClock(),
    newId: countingIds('request'),
    ...options,
  });
}

/** Lines of a log, for looking at. */
export interface KeptLog extends Log {
  lines: { level: string; message: string; fields: Record<string, unknown> }[];
}

export function keptLog(): KeptLog {
  const lines: KeptLog['lines'] = [];
  const at =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      lines.push({ level, message, fields });
    };
  const log: KeptLog = {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => log,
  };
  return log;
}
