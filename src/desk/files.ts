/** Files of a case: which of those that are kept belong to it. */
import type { AttachmentInfo } from '../domain/conversation.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Conversations } from '../store/conversations.ts';
import type { EvidenceStore } from './evidence.ts';
import { DeskRefusal } from './refusal.ts';
import { readWholeTranscript } from './transcript.ts';

export function createFiles(evidence: EvidenceStore, conversations: Conversations) {
  /** A file of this case, from its evidence or its conversation; undefined where it is none. */
  async function read(ticket: Ticket, id: string) {
    const own = ticket.evidence.some((item) => item.id === id) || (await isSaid(ticket, id));
    return own ? evidence.get(id) : undefined;
  }

  /** Whether somebody sent it in the conversation. */
  async function isSaid({ conversationId }: Ticket, id: string): Promise<boolean> {
    const entries = await readWholeTranscript(conversations, conversationId);
    return entries.some(
      (entry) => 'attachments' in entry && entry.attachments?.some((file) => file.id === id),
    );
  }

  /** Keeps an agent's file until a message takes it along. */
  function keep(
    bytes: Uint8Array,
    about: Pick<AttachmentInfo, 'name' | 'contentType'>,
  ): Promise<AttachmentInfo> {
    return evidence.put(bytes, { name: about.name, contentType: about.contentType });
  }

  /** Kept files by their ids. Throws `invalid` for one that is not there. */
  async function find(ids: readonly string[]): Promise<AttachmentInfo[]> {
    const files: AttachmentInfo[] = [];
    for (const id of ids) {
      const file = await evidence.get(id);
      if (!file) throw new DeskRefusal('invalid', `There is no file "${id}". Upload it first.`);
      files.push(file.info);
    }
    return files;
  }

  return { read, keep, find };
}
