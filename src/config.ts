/**
 * The environment, read once: one zod schema, and secrets that are made once and kept where none
 * are given (never in production).
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { locales } from './domain/problem.ts';

const optional = z
  .string()
  .transform((text) => text.trim() || undefined)
  .optional();

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(/[\s,]+/)
      .map((item) => item.replace(/\/+$/, ''))
      .filter(Boolean),
  );

const secretNames = ['DIRECT_LINE_SECRET', 'IDENTITY_SECRET', 'DESK_API_KEY'] as const;
type SecretName = (typeof secretNames)[number];

/** Shortest secret that production accepts, in characters. */
const productionSecretLength = 32;

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'is not a time zone; write an IANA name such as Asia/Shanghai');

/** Every variable that Mealmend reads. `.env.example` lists the same, a test sees to it. */
export const environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: optional.pipe(z.url().optional()),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATA_DIR: z.string().default('./data'),
  STORE_URL: optional,
  PLATFORM: z.string().default('sandbox'),
  PLATFORM_URL: optional,
  PLATFORM_KEY: optional,
  DIRECT_LINE_SECRET: optional,
  IDENTITY_SECRET: optional,
  IDENTITY_JWKS_URL: optional.pipe(z.url().optional()),
  IDENTITY_ISSUER: optional,
  IDENTITY_AUDIENCE: optional,
  GUESTS: z.enum(['chat', 'none']).default('chat'),
  WIDGET_ORIGINS: list,
  DESK_API_KEY: optional,
  EVIDENCE_URL: optional,
  DEFAULT_LOCALE: z.enum(locales).default('zh-CN'),
  TIME_ZONE: timeZone.default('Asia/Shanghai'),
  SUPPORT_HOTLINE: optional,
  POLICY_FILE: optional,
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(6_000),
  MICROSOFT_APP_ID: optional,
  MICROSOFT_APP_PASSWORD: optional,
  MICROSOFT_APP_TENANT_ID: optional,
  TIME_SCALE: z.coerce.number().min(1).max(10_000).default(1),
});

type Environment = z.output<typeof environment>;

export type Config = Environment & {
  production: boolean;
  storeUrl: string;
  evidenceUrl: string;
  secrets: Record<SecretName, string>;
  /** Whether a customer's identity is checked by keys from a JWKS instead of the shared secret. */
  identityByJwks: boolean;
};

/** The environment is not usable: one line per variable, each with its remedy. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the configuration from `env`. Missing secrets are made once and kept in
 * `DATA_DIR/secrets.json` (mode 600), except in production. Throws `ConfigError`.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues
        .map((issue) => `${issue.path.join('.')}: ${issue.message}. Correct it in the environment.`)
        .join('\n'),
    );
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  checkTogether(values, production);
  return {
    ...values,
    production,
    storeUrl: values.STORE_URL ?? `lmdb:${join(values.DATA_DIR, 'store')}`,
    evidenceUrl: values.EVIDENCE_URL ?? `file:${join(values.DATA_DIR, 'evidence')}`,
    secrets: readSecrets(values, production),
    identityByJwks: values.IDENTITY_JWKS_URL !== undefined,
  };
}

/** Rules over more than one variable. */
function checkTogether(values: Environment, production: boolean): void {
  const wrong: string[] = [];
  if (values.TIME_SCALE !== 1 && values.PLATFORM !== 'sandbox') {
    wrong.push('TIME_SCALE: works with PLATFORM=sandbox only. Unset it, or set it to 1.');
  }
  if (values.TIME_SCALE !== 1 && production) {
    wrong.push('TIME_SCALE: is for tests and demos. Unset it in production.');
  }
  if (values.PLATFORM !== 'sandbox' && !values.PLATFORM_URL) {
    wrong.push(`PLATFORM_URL: missing. PLATFORM=${values.PLATFORM} needs the platform's base URL.`);
  }
  if (values.PLATFORM !== 'sandbox' && !values.PLATFORM_KEY) {
    wrong.push(`PLATFORM_KEY: missing. PLATFORM=${values.PLATFORM} needs the key it gave you.`);
  }
  if (values.MICROSOFT_APP_ID && !values.MICROSOFT_APP_PASSWORD) {
    wrong.push('MICROSOFT_APP_PASSWORD: missing. MICROSOFT_APP_ID needs it to sign in.');
  }
  if (production) {
    const given = secretNames.filter(
      (name) => !(name === 'IDENTITY_SECRET' && values.IDENTITY_JWKS_URL),
    );
    for (const name of given) {
      const secret = values[name];
      if (secret === undefined) {
        wrong.push(
          `${name}: missing. Production needs it: set ${productionSecretLength} random characters or more, e.g. from "openssl rand -hex 32".`,
        );
      } else if (secret.length < productionSecretLength) {
        wrong.push(
          `${name}: has ${secret.length} characters. Production wants ${productionSecretLength} or more.`,
        );
      }
    }
  }
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
}

function readSecrets(values: Environment, production: boolean): Record<SecretName, string> {
  const missing = secretNames.some((name) => values[name] === undefined);
  const keep = missing && !production ? openSecretKeeper(values.DATA_DIR) : undefined;
  return Object.fromEntries(
    secretNames.map((name) => [name, values[name] ?? keep?.(name) ?? '']),
  ) as Record<SecretName, string>;
}

/**
 * Secrets of a development machine: `keep(name)` makes one at the first call and returns the same
 * one ever after.
 */
export function openSecretKeeper(dataDir: string): (name: string) => string {
  const file = join(dataDir, 'secrets.json');
  return (name) => {
    const kept: Record<string, string> = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : {};
    const secret = kept[name] ?? randomBytes(24).toString('base64url');
    if (kept[name] === undefined) {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(file, `${JSON.stringify({ ...kept, [name]: secret }, null, 2)}\n`, {
        mode: 0o600,
      });
    }
    return secret;
  };
}
