/** The whole service, put together: reads like a table of contents. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dialog } from '../dialogs/dialog.ts';
import { ensureModel } from '../intents/model.ts';
import { createUnderstanding } from '../intents/understand.ts';
import { createBot } from './bot/bot.ts';
import { openConnector } from './channel/bot-framework.ts';
import { createDirectLine } from './channel/direct-line/endpoint.ts';
import { createId } from './channel/ids.ts';
import { createTokens } from './channel/tokens.ts';
import { type Config, openSecretKeeper } from './config.ts';
import { createDemoIncidents } from './demo-incidents.ts';
import { createAgents } from './desk/agents.ts';
import { createDesk } from './desk/desk.ts';
import { openEvidence } from './desk/evidence.ts';
import { createApp } from './http/app.ts';
import { createDemoApi } from './http/demo-api.ts';
import { createDeskApi } from './http/desk-api.ts';
import { createHealthRouter } from './http/health.ts';
import { createIdentity } from './http/identity.ts';
import { createIncidentsApi } from './http/incidents-api.ts';
import { createMetrics } from './http/metrics.ts';
import { createPages } from './http/pages.ts';
import { createWidgetToken } from './http/widget-token.ts';
import { createIncidents } from './incidents/incidents.ts';
import { createWatch } from './incidents/watch.ts';
import type { Log } from './log.ts';
import { defaultPolicyFile, distDir, webDir } from './paths.ts';
import { createFactsReader } from './platform/facts.ts';
import { openPlatform } from './platform/open.ts';
import { loadPolicy } from './policy.ts';
import { createSandbox } from './sandbox/sandbox.ts';
import { openClock } from './scaled-clock.ts';
import { createConversations } from './store/conversations.ts';
import { openStore } from './store/open.ts';

/** Longest wait for requests and work in hand when the service stops, ms. */
const stopLimitMs = 8_000;

export interface Service {
  /** Where it listens, e.g. `http://localhost:3978`. */
  url: string;
  demoLogins: { email: string; password: string; role: string }[];
  /** Takes nothing new, finishes what is in hand, closes everything. */
  stop(): Promise<void>;
}

/**
 * Opens everything that `config` names and serves it. Rejects with a sentence for people when a
 * part cannot be opened.
 */
export async function startService(config: Config, log: Log): Promise<Service> {
  const { secrets, TIME_ZONE: timeZone, PUBLIC_URL: publicUrl } = config;
  const origins =
    config.WIDGET_ORIGINS.length > 0 || config.production ? config.WIDGET_ORIGINS : 'any';

  // What everything stands on.
  const clock = openClock(config.TIME_SCALE, config.DATA_DIR);
  const { wall, now } = clock;
  const policy = loadPolicy(config.POLICY_FILE ?? defaultPolicyFile);
  const store = await openStore(config.storeUrl, { log, owner: true });
  const evidence = await openEvidence(config.evidenceUrl);
  const metrics = createMetrics();
  const conversations = createConversations(store, wall);
  const shared = { conversations, clock, policy, evidence, log, newId: createId, timeZone };
  const wake = (conversationId: string): void => bot.wake(conversationId);

  // The platform, and what is known of it.
  const sandbox =
    config.PLATFORM === 'sandbox'
      ? createSandbox({
          clock,
          persistPath: join(config.DATA_DIR, 'sandbox.jsonl'),
          ...(publicUrl ? { linkBase: publicUrl } : {}),
        })
      : undefined;
  const platform =
    sandbox ??
    openPlatform({
      platform: config.PLATFORM,
      url: config.PLATFORM_URL,
      key: config.PLATFORM_KEY,
      clock,
      newId: createId,
      log,
    });
  const reader = createFactsReader({ platform, wall, now });

  // People and failures.
  const desk = createDesk({ ...shared, hotline: config.SUPPORT_HOTLINE, wake });
  const agents = createAgents({
    store,
    sessionSecret: `sessions ${secrets.DESK_API_KEY}`,
    wall,
    newId: createId,
  });
  const incidents = createIncidents({ ...shared, wake, linked: desk.linkedConversations });

  // The bot.
  const { understand } = createUnderstanding(await ensureModel({ dir: distDir }));
  const connector = await openConnector(config, log);
  const bot = createBot({
    ...shared,
    platform,
    reader,
    dialog,
    understand,
    desk,
    incidents,
    connector,
    defaultLocale: config.DEFAULT_LOCALE,
    handlers: { ...desk.handlers, ...incidents.handlers },
    observe: {
      turn: (input, committed, ms) =>
        metrics.turns.observe({ input, committed: String(committed) }, ms / 1_000),
      action: (remedy, end) => metrics.actions.inc({ remedy, end }),
    },
  });

  // The ways in.
  const tokens = createTokens({ secret: secrets.DIRECT_LINE_SECRET, wall });
  const directLine = createDirectLine({
    ...shared,
    bot,
    tokens,
    secret: secrets.DIRECT_LINE_SECRET,
    publicUrl,
    origins,
    limits: { perAddressPerMinute: config.REQUESTS_PER_MINUTE },
    wall,
  });
  const widgetToken = createWidgetToken({
    readIdentity: createIdentity({
      secret: secrets.IDENTITY_SECRET,
      jwksUrl: config.IDENTITY_JWKS_URL,
      issuer: config.IDENTITY_ISSUER,
      audience: config.IDENTITY_AUDIENCE,
      wall,
      log,
    }),
    tokens,
    conversations,
    guests: config.GUESTS === 'chat',
    origins,
    publicUrl,
    newId: createId,
  });
  const deskApi = createDeskApi({
    store,
    desk,
    agents,
    incidents,
    deskKey: secrets.DESK_API_KEY,
    publicUrl,
    wall,
    log,
  });
  let stopping = false;
  const app = createApp({
    routers: [
      {
        path: '/',
        router: createHealthRouter({
          store,
          checkEvidence: evidence.check,
          registry: metrics.registry,
          isStopping: () => stopping,
        }),
      },
      { path: '/v3/directline', router: directLine.router },
      { path: '/api/widget', router: widgetToken },
      { path: '/api/desk', router: deskApi.router },
      { path: '/api/incidents', router: createIncidentsApi(incidents) },
      ...(connector ? [{ path: '/api/messages', router: connector.createRouter(bot) }] : []),
      ...(sandbox
        ? [
            {
              path: '/api/demo',
              router: createDemoApi({
                sandbox,
                identitySecret: secrets.IDENTITY_SECRET,
                wall,
                onChosen: createDemoIncidents({ incidents, policy, clock }),
              }),
            },
          ]
        : []),
      {
        path: '/',
        router: createPages({
          dir: webDir,
          widgetOrigins: config.WIDGET_ORIGINS,
          openToAll: origins === 'any',
          demo: sandbox !== undefined,
          timeZone,
        }),
      },
    ],
    trustProxy: config.TRUST_PROXY,
    requestsPerMinute: config.REQUESTS_PER_MINUTE,
    wall,
    log,
  });
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000 }, app);
  server.on('upgrade', (req, socket, head) => {
    if (!directLine.upgrade(req, socket, head)) socket.destroy();
  });

  const demoLogins = config.production
    ? []
    : await agents.ensureDemoAgents(openSecretKeeper(config.DATA_DIR));
  await incidents.start();
  bot.start();
  const watch = createWatch({ incidents, readHealth: () => reader.health(), log });
  watch.start();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });

  return {
    url: publicUrl ?? `http://localhost:${(server.address() as AddressInfo).port}`,
    demoLogins,
    async stop() {
      stopping = true;
      await watch.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      directLine.close();
      await deskApi.close();
      server.closeIdleConnections();
      const limit = setTimeout(() => server.closeAllConnections(), stopLimitMs);
      await closed;
      clearTimeout(limit);
      await bot.stop();
      await incidents.stop();
      await sandbox?.close();
      await store.close();
    },
  };
}
