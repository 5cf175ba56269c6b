/** Tokens, the start of a conversation, and the way back into one. */
import type { Request, Response } from 'express';
import { toLocale } from '../../bot/language.ts';
import type { Bot } from '../../bot/port.ts';
import type { Customer } from '../../domain/conversation.ts';
import type { Conversations } from '../../store/conversations.ts';
import type { Credential, TokenClaims, Tokens } from '../tokens.ts';
import { createGuestId, isCustomerUserId, toCustomer } from '../user.ts';
import type { Access } from './access.ts';
import type { Addresses } from './addresses.ts';
import { parseBody } from './body.ts';
import { badArgument, DirectLineError } from './errors.ts';
import { parseWatermark } from './page.ts';
import { parseTokenParameters, type TokenParameters } from './schema.ts';

/** Longest user id we take, and longest name. */
const longestUserId = 256;
const longestName = 100;

export interface StartOptions {
  bot: Pick<Bot, 'begin'>;
  conversations: Conversations;
  tokens: Tokens;
  access: Access;
  addresses: Addresses;
  newId: () => string;
}

/** The user a body names, if any. */
function parseUser({ user }: TokenParameters): { id?: string; name?: string } {
  const id = user?.id || undefined;
  const name = user?.name?.trim().slice(0, longestName) || undefined;
  if (id !== undefined && id.length > longestUserId) throw badArgument('user.id is too long');
  if (id === 'dl_') throw badArgument('user.id lacks the customer id behind dl_');
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

export function createStart(options: StartOptions) {
  const { bot, conversations, tokens, access, addresses, newId } = options;

  async function toAnswer(claims: TokenClaims) {
    const { token, expiresIn } = await tokens.issue(claims);
    return { conversationId: claims.conversationId, token, expires_in: expiresIn };
  }

  /** The conversation, its user and a fresh stream address. */
  async function toConnection(req: Request, claims: TokenClaims, after: number) {
    const { conversationId } = claims;
    const streamUrl = addresses.toStreamUrl({
      conversationId,
      after,
      base: addresses.baseOf(req),
    });
    return { ...(await toAnswer(claims)), streamUrl };
  }

  /**
   * Who starts a conversation. A token's user is that of the token; the holder of the secret may
   * name anybody; a token without a user may call itself something, but is a guest of our own.
   */
  function toStarter(
    who: Credential,
    body: TokenParameters,
  ): { userId: string; customer: Customer } {
    const named = parseUser(body);
    if (who.kind === 'token' && who.user !== undefined) {
      return { userId: who.user, customer: toCustomer(who.user, who.name) };
    }
    if (who.kind === 'secret' && named.id !== undefined) {
      return { userId: named.id, customer: toCustomer(named.id, named.name) };
    }
    const guestId = createGuestId(newId);
    const userId =
      named.id !== undefined && !isCustomerUserId(named.id) && !named.id.startsWith('guest_')
        ? named.id
        : guestId;
    return { userId, customer: toCustomer(guestId) };
  }

  return {
    /** `POST tokens/generate`: a token for a conversation that is yet to start. */
    async generate(req: Request, res: Response): Promise<void> {
      await access.requireSecret(req);
      const { id: user, name } = parseUser(parseTokenParameters(parseBody(req)));
      res.json(await toAnswer({ conversationId: newId(), user, name }));
    },

    /** `POST tokens/refresh`: the same token, with its time begun anew. */
    async refresh(req: Request, res: Response): Promise<void> {
      const who = await access.credential(req);
      if (who.kind === 'secret') throw badArgument('A secret needs no refreshing');
      res.json(await toAnswer(who));
    },

    /** `POST conversations`: 201 when it is new, 200 when this token's has been started before. */
    async start(req: Request, res: Response): Promise<void> {
      const who = await access.credential(req);
      const body = parseTokenParameters(parseBody(req));
      const id = who.kind === 'token' ? who.conversationId : newId();
      const locale = toLocale(body.locale ?? undefined);
      const isNew = await bot.begin({
        id,
        ...toStarter(who, body),
        channelId: 'directline',
        ...(locale ? { locale } : {}),
      });
      const { userId, customer } = await access.read(id);
      const claims = { conversationId: id, user: userId, name: customer.name };
      res.status(isNew ? 201 : 200).json(await toConnection(req, claims, 0));
    },

    /** `GET conversations/:id`: a fresh token and stream address, from a watermark on. */
    async reconnect(req: Request, res: Response): Promise<void> {
      const id = await access.enter(req);
      const watermark = parseWatermark(req.query.watermark);
      const [{ userId, customer }, length] = await Promise.all([
        access.read(id),
        conversations.length(id),
      ]);
      const claims = { conversationId: id, user: userId, name: customer.name };
      // A store that lost its last writes is behind what the client has seen of it.
      res.json(await toConnection(req, claims, Math.min(watermark, length)));
    },

    /** `GET session/getsessionid`: asked for before a sign-in card opens its window. */
    async session(req: Request, res: Response): Promise<void> {
      const who = await access.credential(req);
      if (who.kind === 'secret') throw new DirectLineError(403, 'BadArgument', 'A token is needed');
      res.json({ sessionId: newId() });
    },
  };
}
