/** JSON logs with a conversation and a request id, and without anybody's phone, card or token. */
import { createLogger, format, transports } from 'winston';

export type LogFields = Record<string, unknown>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A log that adds these fields to each line, e.g. `{ conversationId, requestId }`. */
  child(fields: LogFields): Log;
}

const masks: [RegExp, string][] = [
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(Bearer|BotConnector)\s+[^\s",]+/gi, '$1 [token]'],
  [/([?&](?:t|token|sig|key|secret)=)[^&\s"]+/gi, '$1[token]'],
  // Bank cards: 4-4-4-4(-3) with separators, or 62/4x/5x numbers of 16 to 19 digits said to be a card.
  [/\b\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}(?:[ -]\d{1,3})?\b/g, '[card]'],
  [/((?:卡号|银行卡|card(?: number)?)\D{0,6})\d{13,19}\b/gi, '$1[card]'],
  // Phones: China's mobiles with or without +86, Taiwan's 09…, Hong Kong's +852, any +country number.
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '[phone]'],
  [/(?<!\d)09\d{2}[- ]?\d{3}[- ]?\d{3}(?!\d)/g, '[phone]'],
  [/(?<!\d)\+\d{1,3}[- ]?\d{4}[- ]?\d{4,8}(?!\d)/g, '[phone]'],
];

const secretFields = /^(authorization|cookie|password|secret|token|key|phone|identity|card)$/i;

/** The text with phones, cards and tokens replaced. */
export function mask(text: string): string {
  return masks.reduce((masked, [pattern, with_]) => masked.replace(pattern, with_), text);
}

/** Any value with the strings in it masked, and fields that hold secrets by name emptied. */
export function maskDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return mask(value);
  if (value instanceof Error)
    return { name: value.name, message: mask(value.message), stack: mask(value.stack ?? '') };
  if (value === null || typeof value !== 'object') return value;
  if (depth > 6) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretFields.test(key) && item !== undefined ? '[hidden]' : maskDeep(item, depth + 1),
    ]),
  );
}

/** A log that writes JSON lines to stderr (stdout belongs to what commands print). */
export function createLog(level: string, fields: LogFields = {}): Log {
  const logger = createLogger({
    level,
    format: format.combine(
      format.timestamp(),
      format((info) => Object.assign(info, maskDeep({ ...info }) as object))(),
      format.json(),
    ),
    defaultMeta: fields,
    transports: [new transports.Console({ stderrLevels: ['error', 'warn', 'info', 'debug'] })],
  });
  return logger as unknown as Log;
}

/** A log that keeps silent: for tests. */
export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLog,
};
