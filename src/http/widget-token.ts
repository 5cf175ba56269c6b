/** `POST /api/widget/token`: from the host app's word on who somebody is to a Direct Line token. */
import { Router } from 'express';
import { z } from 'zod';
import { type AllowedOrigins, createCors } from '../channel/cors.ts';
import { parseBody, readBody } from '../channel/direct-line/body.ts';
import { findLatestConversation, type LatestConversation } from '../channel/latest-conversation.ts';
import type { TokenClaims, Tokens } from '../channel/tokens.ts';
import { createGuestId, isCustomerUserId, toUserId } from '../channel/user.ts';
import type { Conversations } from '../store/conversations.ts';
import type { ReadIdentity } from './identity.ts';
import { HttpProblem } from './problem.ts';

export interface WidgetTokenOptions {
  readIdentity: ReadIdentity;
  tokens: Tokens;
  conversations: Pick<Conversations, 'store' | 'head'>;
  /** Whether those who don't say who they are may chat (without seeing orders). */
  guests: boolean;
  origins: AllowedOrigins;
  publicUrl?: string | undefined;
  newId: () => string;
}

/** Bytes; a JWT with much in it fits. */
const longestBody = 16_384;

/**
 * `identity`: the host's JWT. `resume`: the last token of a guest, expired or not. Anything else is
 * refused, so that nobody becomes a guest by a misspelt word.
 */
const body = z.strictObject({ identity: z.string().optional(), resume: z.string().optional() });

/** The router of `/api/widget`; it throws `HttpProblem`s for the app to answer. */
export function createWidgetToken(options: WidgetTokenOptions): Router {
  const { readIdentity, tokens, conversations, guests, origins, publicUrl, newId } = options;

  /** The token's claims, and whether its conversation has been started. */
  type Seat = { claims: TokenClaims & { user: string }; started: boolean };

  const toSeat = (
    { conversationId, started }: LatestConversation,
    user: string,
    name?: string,
  ): Seat => ({ claims: { conversationId, user, name }, started });

  async function seatCustomer(identity: string): Promise<Seat> {
    const { customerId, name } = await readIdentity(identity);
    const latest = await findLatestConversation(conversations, customerId, newId);
    return toSeat(latest, toUserId(customerId), name);
  }

  /** A guest comes back to where they were; a new one leaves no trace until they start. */
  async function seatGuest(resume: string | undefined): Promise<Seat> {
    if (!guests) {
      throw new HttpProblem(
        401,
        'identity_required',
        'Sign in to the app first: guests may not chat.',
      );
    }
    const known = resume === undefined ? undefined : await tokens.recall(resume);
    if (known?.user === undefined) {
      return toSeat({ conversationId: newId(), started: false }, createGuestId(newId));
    }
    if (isCustomerUserId(known.user)) {
      throw new HttpProblem(401, 'identity_required', 'A customer comes back with an identity.');
    }
    const { user, conversationId } = known;
    return toSeat(await findLatestConversation(conversations, user, newId, conversationId), user);
  }

  const router = Router({ caseSensitive: true });
  router.use(createCors({ origins, publicUrl }));
  router
    .route('/token')
    .post(readBody(longestBody), async (req, res) => {
      const parsed = body.safeParse(parseBody(req) ?? {});
      if (!parsed.success) {
        throw new HttpProblem(
          400,
          'invalid',
          'The body is {"identity": "<JWT>"} for a customer, and {} or nothing for a guest.',
        );
      }
      const { identity, resume } = parsed.data;
      const seat = identity === undefined ? await seatGuest(resume) : await seatCustomer(identity);
      const { token, expiresIn } = await tokens.issue(seat.claims);
      res.set('Cache-Control', 'no-store').json({
        token,
        ...(seat.started ? { conversationId: seat.claims.conversationId } : {}),
        expires_in: expiresIn,
        userId: seat.claims.user,
      });
    })
    .all((_req, res) => {
      res.set('Allow', 'POST');
      throw new HttpProblem(405, 'method_not_allowed', 'Ask for a token with POST.');
    });
  return router;
}
