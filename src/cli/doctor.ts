/** `mealmend doctor`: checks what Mealmend stands on, and says how to mend what is wrong. */
import { ConfigError, readConfig } from '../config.ts';
import { openEvidence } from '../desk/evidence.ts';
import { createLog } from '../log.ts';
import { defaultPolicyFile } from '../paths.ts';
import { openPlatform } from '../platform/open.ts';
import { loadPolicy } from '../policy.ts';
import { openStore } from '../store/open.ts';

/** What one look found; `remedy` where it is wrong. */
export interface Finding {
  what: string;
  says: string;
  remedy?: string;
}

/** Clocks further apart than this make promises wrong, ms. */
const worstSkewMs = 30_000;

/** Prints a line per finding. Exit code 0 when all is well, 1 when something is wrong. */
export async function runDoctor(env = process.env): Promise<number> {
  const findings = await examine(env);
  for (const { what, says, remedy } of findings) {
    process.stdout.write(`${remedy ? 'WRONG' : 'ok   '}  ${what.padEnd(20)}${says}\n`);
    if (remedy) process.stdout.write(`${' '.repeat(27)}→ ${remedy}\n`);
  }
  return findings.some(({ remedy }) => remedy) ? 1 : 0;
}

/** Looks at everything; what depends on a part that is wrong is left out. */
export async function examine(env: Record<string, string | undefined>): Promise<Finding[]> {
  let config: ReturnType<typeof readConfig>;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => {
      const [what = '', ...rest] = line.split(': ');
      return { what, says: 'not usable', remedy: rest.join(': ') };
    });
  }
  const log = createLog('error');
  const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));
  const look = async (what: string, remedy: string, check: () => Promise<string> | string) => {
    try {
      return { what, says: await check() };
    } catch (error) {
      return { what, says: sentence(error), remedy };
    }
  };
  return [
    { what: 'configuration', says: `NODE_ENV=${config.NODE_ENV}, platform ${config.PLATFORM}` },
    await look('policy', 'Correct the file that POLICY_FILE names.', () => {
      const file = config.POLICY_FILE ?? defaultPolicyFile;
      loadPolicy(file);
      return file;
    }),
    await look('store', 'Start it, or correct STORE_URL.', async () => {
      const store = await openStore(config.storeUrl, { log, owner: false });
      try {
        await store.ping();
      } finally {
        await store.close();
      }
      return config.storeUrl.replace(/\/\/[^@/]*@/, '//…@');
    }),
    await look('evidence', 'Make the folder of EVIDENCE_URL writable.', async () => {
      await (await openEvidence(config.evidenceUrl)).check();
      return config.evidenceUrl;
    }),
    ...(await examinePlatform(config, log)),
  ];
}

async function examinePlatform(
  config: ReturnType<typeof readConfig>,
  log: ReturnType<typeof createLog>,
): Promise<Finding[]> {
  if (config.PLATFORM === 'sandbox') return [{ what: 'platform', says: 'the sandbox' }];
  const platform = openPlatform({
    platform: config.PLATFORM,
    url: config.PLATFORM_URL,
    key: config.PLATFORM_KEY,
    log,
  });
  const health = await platform.health();
  if (!health.ok) {
    return [
      {
        what: 'platform',
        says: `${config.PLATFORM_URL} did not tell its health: ${health.reason}`,
        remedy:
          health.reason === 'refused'
            ? 'The platform refuses the key: correct PLATFORM_KEY.'
            : 'Check that PLATFORM_URL is right and reachable from here.',
      },
    ];
  }
  const ill = health.value
    .filter(({ status }) => status !== 'up')
    .map(({ name, status }) => `${name} ${status}`);
  const skewMs = Math.abs(Date.now() - Date.parse(health.asOf));
  return [
    {
      what: 'platform',
      says: ill.length > 0 ? `answers; ${ill.join(', ')}` : 'answers; all services up',
    },
    skewMs > worstSkewMs
      ? {
          what: 'clock',
          says: `${Math.round(skewMs / 1_000)} s away from the platform's`,
          remedy: 'Let NTP set the clock here, or there.',
        }
      : { what: 'clock', says: "agrees with the platform's" },
  ];
}
