/** Who may do what with which conversation. */
import type { Request } from 'express';
import type { Conversation } from '../../domain/conversation.ts';
import type { Conversations } from '../../store/conversations.ts';
import type { Credential, Tokens } from '../tokens.ts';
import { DirectLineError, unknownConversation } from './errors.ts';

/** The id in the path of a request that `/conversations/:id` matched. */
export function conversationIdOf(req: Request): string {
  return String(req.params.id);
}

export type Access = ReturnType<typeof createAccess>;

export function createAccess(tokens: Tokens, conversations: Conversations) {
  const credential = (req: Request): Promise<Credential> =>
    tokens.authenticate(req.headers.authorization);

  return {
    credential,

    /** Refuses a token: those who hold one may not make others with it. */
    async requireSecret(req: Request): Promise<void> {
      if ((await credential(req)).kind === 'secret') return;
      throw new DirectLineError(403, 'BadArgument', 'Invalid token or secret');
    },

    /** The id of the conversation in the path, if whoever asks may enter it. */
    async enter(req: Request): Promise<string> {
      const id = conversationIdOf(req);
      const who = await credential(req);
      if (who.kind === 'secret' || who.conversationId === id) return id;
      throw new DirectLineError(
        403,
        'BadArgument',
        'Security token not valid for this conversation',
      );
    },

    /** The head of a conversation; 404 where there is none. */
    async read(id: string): Promise<Conversation> {
      const head = await conversations.head(id);
      if (!head) throw unknownConversation();
      return head.conversation;
    },

    /** The head of a conversation that may still be written to. */
    async readOpen(id: string): Promise<Conversation> {
      const conversation = await this.read(id);
      if (!conversation.ended) return conversation;
      throw new DirectLineError(404, 'BadArgument', 'The conversation has ended');
    },
  };
}
