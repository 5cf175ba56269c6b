/** Opens the platform that the environment names, where it is not the sandbox in this process. */
import { randomUUID } from 'node:crypto';
import { type Clock, createClock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import { createRestPlatform, type RestPlatform } from './rest.ts';

export interface PlatformSettings {
  /** `PLATFORM`; the sandbox is opened by whoever holds its clock and its file. */
  platform: string;
  /** `PLATFORM_URL`. */
  url?: string | undefined;
  /** `PLATFORM_KEY`. */
  key?: string | undefined;
  log: Log;
  clock?: Clock;
  /** Makes request ids. */
  newId?: () => string;
}

/** The settings do not name a platform that can be opened; the message says which and what to do. */
export class PlatformSettingsError extends Error {
  override name = 'PlatformSettingsError';
}

/** Throws `PlatformSettingsError`; asks the platform nothing yet. */
export function openPlatform(settings: PlatformSettings): RestPlatform {
  const { platform, key, log, clock = createClock(), newId = randomUUID } = settings;
  if (platform !== 'rest')
    throw new PlatformSettingsError(
      `PLATFORM is "${platform}"; it can be "sandbox" or "rest". Set PLATFORM to one of these.`,
    );
  const url = readUrl(settings.url);
  if (!key)
    throw new PlatformSettingsError(
      'PLATFORM_KEY is missing. Set it to the key that the platform gave you.',
    );
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new PlatformSettingsError(
      'PLATFORM_KEY holds a blank or a character that cannot be sent. Copy the key again.',
    );
  return createRestPlatform({ url, key, log, clock, newId });
}

function readUrl(text: string | undefined): string {
  if (!text)
    throw new PlatformSettingsError(
      'PLATFORM_URL is missing. Set it to where the platform is, e.g. https://orders.example.com.',
    );
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  if (!isPlain)
    throw new PlatformSettingsError(
      'PLATFORM_URL is not a plain http or https address (no user, query or fragment). ' +
        'Give one like https://orders.example.com.',
    );
  return text;
}
