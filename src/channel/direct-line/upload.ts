/** Messages that bring files. */
import type { RequestHandler } from 'express';
import type { Bot } from '../../bot/port.ts';
import type { EvidenceStore } from '../../desk/evidence.ts';
import type { AttachmentInfo, StoredActivity } from '../../domain/conversation.ts';
import { type Conversations, keys, NoConversation } from '../../store/conversations.ts';
import { partitionOf } from '../../store/partition.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Access } from './access.ts';
import { createActivityId, takeTurn } from './activities.ts';
import { badArgument, DirectLineError } from './errors.ts';
import { readForm } from './form.ts';
import type { UploadedFile } from './form-readers.ts';
import { toDedupeKey, toStored } from './incoming.ts';
import type { Limits } from './limits.ts';
import { toKeepable } from './media.ts';
import { toEvidenceUrl } from './outgoing.ts';
import { parseActivity } from './schema.ts';

export interface UploadOptions {
  bot: Pick<Bot, 'receive'>;
  conversations: Conversations;
  evidence: EvidenceStore;
  access: Access;
  posts: RateLimit;
  newId: () => string;
  limits: Limits;
}

type Attachment = Record<string, unknown>;

/** A file that was kept, with the name under which the client spoke of it. */
interface Kept {
  name: string;
  info: AttachmentInfo;
}

/**
 * The attachments of the message: placeholders filled in by name (files come in any order), then
 * the files nobody spoke of. A placeholder whose file did not come shows nothing, and goes.
 */
function fillIn(placeholders: readonly Attachment[], files: readonly Kept[]): Attachment[] {
  const left = [...files];
  const filled = placeholders.flatMap((placeholder) => {
    if (placeholder.contentUrl || placeholder.content) return [placeholder];
    const index = left.findIndex(({ name }) => name === placeholder.name);
    const [file] = index < 0 ? [] : left.splice(index, 1);
    return file ? [{ ...placeholder, ...toAttachment(file) }] : [];
  });
  return [...filled, ...left.map(toAttachment)];
}

function toAttachment({ info }: Kept): Attachment {
  return { contentType: info.contentType, name: info.name, contentUrl: toEvidenceUrl(info) };
}

export function createUpload(options: UploadOptions): RequestHandler {
  const { bot, conversations, evidence, access, posts, newId, limits } = options;
  let arriving = 0;

  /** Runs `work`, which reserves the memory it takes; all uploads together have only so much. */
  async function withMemory<T>(work: (reserve: (bytes: number) => void) => Promise<T>): Promise<T> {
    let reserved = 0;
    try {
      return await work((bytes) => {
        if (arriving + bytes > limits.uploadBytesAtOnce) {
          throw new DirectLineError(503, 'ServiceUnavailable', 'Too many uploads at once', {
            'Retry-After': '5',
          });
        }
        reserved += bytes;
        arriving += bytes;
      });
    } finally {
      arriving -= reserved;
    }
  }

  /** The id a repeated message was first answered with: its files need not be kept again. */
  async function readSent(conversationId: string, dedupeKey: string): Promise<string | undefined> {
    const key = keys.sent(conversationId, dedupeKey);
    const [row] = await conversations.store.get(partitionOf(conversationId), [key]);
    return (row?.value as { activityId: string } | undefined)?.activityId;
  }

  async function keep(files: readonly UploadedFile[]): Promise<Kept[]> {
    const clean = await Promise.all(files.map(toKeepable));
    return Promise.all(
      clean.map(async ({ bytes, ...about }, index) => ({
        name: files[index]?.name ?? about.name,
        info: await evidence.put(bytes, about),
      })),
    );
  }

  const forget = (files: readonly Kept[]) =>
    Promise.all(files.map(({ info }) => evidence.remove(info.id)));

  return async (req, res) => {
    const conversationId = await access.enter(req);
    takeTurn(posts, conversationId);
    const conversation = await access.readOpen(conversationId);
    await withMemory(async (reserve) => {
      const form = await readForm(req, limits, reserve);
      const activity = parseActivity(form.activity ?? { type: 'message' });
      if (activity.type !== 'message') throw badArgument('Files come with a message');
      const id = createActivityId(conversationId, newId);
      const dedupeKey = toDedupeKey(activity);
      const before = dedupeKey && (await readSent(conversationId, dedupeKey));
      if (before) {
        res.json({ id: before });
        return;
      }
      const kept = await keep(form.files);
      const attachments = fillIn((activity.attachments ?? []) as Attachment[], kept);
      const stored: StoredActivity = { ...toStored(activity, id, conversation), attachments };
      try {
        const infos = kept.map(({ info }) => info);
        const accepted = await bot.receive(conversationId, stored, infos, dedupeKey);
        if (accepted.duplicate) await forget(kept);
        res.json({ id: accepted.activityId });
      } catch (error) {
        // Where the store did not answer the message may be there all the same.
        if (error instanceof NoConversation) await forget(kept);
        throw error;
      }
    });
  };
}
