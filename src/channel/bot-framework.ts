/**
 * The way to Bot Framework channels (Teams, Azure Direct Line, the Emulator): takes what they post
 * to `/api/messages`, and sends replies through the Bot Connector, at least once. The SDK
 * is loaded when the first message comes or goes.
 */
import { randomUUID } from 'node:crypto';
import type { Activity, ConversationReference } from 'botframework-schema';
import { Router } from 'express';
import type { Connector } from '../bot/delivery.ts';
import { toLocale } from '../bot/language.ts';
import type { Bot } from '../bot/port.ts';
import type { StoredActivity } from '../domain/conversation.ts';
import type { Log } from '../log.ts';
import { NoConversation } from '../store/conversations.ts';
import { loadSdk, type Sdk } from './bot-framework-sdk.ts';
import {
  parseChannelActivity,
  toChannelActivity,
  toChannelUserId,
  toConversationId,
  toStoredActivity,
} from './channel-activity.ts';
import { createAddresses } from './direct-line/addresses.ts';
import { parseBody, readBody } from './direct-line/body.ts';
import { DirectLineError } from './direct-line/errors.ts';
import { toKey } from './direct-line/incoming.ts';
import { evidenceIdOf } from './direct-line/outgoing.ts';

/** The variables that `/api/messages` needs; structurally a part of the configuration. */
export interface ConnectorConfig {
  MICROSOFT_APP_ID?: string | undefined;
  MICROSOFT_APP_PASSWORD?: string | undefined;
  /** Set: the app is registered for this one tenant. */
  MICROSOFT_APP_TENANT_ID?: string | undefined;
  PUBLIC_URL?: string | undefined;
  secrets: { DIRECT_LINE_SECRET: string };
}

export interface ChannelConnector extends Connector {
  /**
   * Stores what a channel posts; resolves, as soon as it is safe, with the status to answer with.
   * Throws `NotFromChannel`, `StoreUnavailable`.
   */
  receive(
    authorization: string | undefined,
    activity: Activity,
    bot: Pick<Bot, 'begin' | 'receive'>,
  ): Promise<number>;
  /** The router of `/api/messages`; it throws errors with a `status` for the app to answer. */
  createRouter(bot: Pick<Bot, 'begin' | 'receive'>): Router;
}

/** Bytes of an activity; what the Bot Connector itself sends at most. */
const longestBody = 256 * 1_024;

/** A message that was not taken by then has failed (ms); less than the lease of whoever sends it. */
const sendMs = 5_000;

/** Types that carry nothing for us. */
const ignored = new Set(['typing', 'installationUpdate', 'contactRelationUpdate', 'trace']);

/** Channels whose clients are programs too, and understand events. */
const eventChannels = new Set(['directline', 'webchat', 'emulator']);

/** The connector, or nothing where no app is registered. */
export function openConnector(config: ConnectorConfig, log: Log): ChannelConnector | undefined {
  const { MICROSOFT_APP_ID: appId, PUBLIC_URL: publicUrl, secrets } = config;
  if (appId === undefined) return undefined;
  const app = {
    id: appId,
    password: config.MICROSOFT_APP_PASSWORD ?? '',
    tenantId: config.MICROSOFT_APP_TENANT_ID,
  };
  let sdk: Sdk | undefined;
  const getSdk = () => {
    sdk ??= loadSdk(app);
    return sdk;
  };
  const addresses = createAddresses({
    secret: secrets.DIRECT_LINE_SECRET,
    publicUrl,
    lifetimeS: 0,
    wall: Date.now,
  });

  /** Channels fetch files themselves, so they need an address that is not ours alone. */
  function toFileUrl(contentUrl: string): string | undefined {
    const id = evidenceIdOf(contentUrl);
    if (id === undefined) return contentUrl;
    if (publicUrl !== undefined) return addresses.toFileUrl(publicUrl.replace(/\/+$/, ''), id);
    log.warn('a file was not sent: PUBLIC_URL is not set');
    return undefined;
  }

  async function store(
    activity: Activity,
    reference: Partial<ConversationReference>,
    bot: Pick<Bot, 'begin' | 'receive'>,
  ): Promise<void> {
    if (ignored.has(activity.type)) return;
    const conversationId = toConversationId(activity);
    const userId = toChannelUserId(activity);
    const begin = () => {
      const locale = toLocale(activity.locale);
      const name = activity.from?.name;
      return bot.begin({
        id: conversationId,
        customer: { id: userId, guest: true, ...(name ? { name } : {}) },
        userId,
        channelId: activity.channelId,
        reference,
        ...(locale ? { locale } : {}),
      });
    };
    if (activity.type === 'conversationUpdate') {
      if (activity.membersAdded?.some(({ id }) => id !== activity.recipient?.id)) await begin();
      return;
    }
    const stored = toStoredActivity(activity, activity.id ?? randomUUID(), userId);
    const dedupeKey = activity.id === undefined ? undefined : toKey(activity.id);
    const receive = () => bot.receive(conversationId, stored, [], dedupeKey);
    await receive().catch(async (error: unknown) => {
      if (!(error instanceof NoConversation)) throw error;
      await begin();
      await receive();
    });
  }

  const connector: ChannelConnector = {
    createRouter: (bot) => createMessages(connector, bot),

    receive: (authorization, activity, bot) =>
      getSdk().take(authorization ?? '', activity, (taken, reference) =>
        store(taken, reference, bot),
      ),

    async send(reference, activity: StoredActivity) {
      const to = reference as Partial<ConversationReference>;
      if (activity.type === 'event' && !eventChannels.has(to.channelId ?? '')) return;
      try {
        await getSdk().send(to, toChannelActivity(activity, toFileUrl), sendMs);
      } catch (error) {
        if (!isFinal(error)) throw error;
        log.error('a channel refused a message', { channelId: to.channelId, error });
      }
    },
  };
  return connector;
}

function createMessages(connector: ChannelConnector, bot: Pick<Bot, 'begin' | 'receive'>): Router {
  const router = Router();
  router
    .route('/')
    .post(readBody(longestBody), async (req, res) => {
      const activity = parseChannelActivity(parseBody(req));
      res.status(await connector.receive(req.headers.authorization, activity, bot)).end();
    })
    .all((_req, res) => {
      res.set('Allow', 'POST');
      throw new DirectLineError(405, 'MethodNotAllowed', 'Only POST');
    });
  return router;
}

/** A refusal that would be the same again: it must not hold up what comes after. */
function isFinal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' && [400, 403, 404, 405, 410, 413, 415, 422].includes(status);
}
