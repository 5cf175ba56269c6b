/** A case as a ZIP: photos, transcript, facts and history, and a manifest with the hash of each. */
import { createHash } from 'node:crypto';
import { zip } from 'fflate';
import type { Clock } from '../domain/clock.ts';
import type { Evidence, Ticket } from '../domain/ticket.ts';
import type { Log } from '../log.ts';
import type { Conversations } from '../store/conversations.ts';
import type { EvidenceStore } from './evidence.ts';
import { readWholeTranscript, toPlainTranscript } from './transcript.ts';

export interface ArchiveDeps {
  conversations: Conversations;
  evidence: EvidenceStore;
  /** IANA name: the transcript tells times in it. */
  timeZone: string;
  clock: Clock;
  log: Log;
}

/** One file of the archive, as its manifest names it. */
export interface ManifestFile {
  path: string;
  contentType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex, of the bytes in this archive. */
  sha256: string;
  /** The evidence it is, where it is one. */
  evidenceId?: string;
}

export interface Manifest {
  ticket: { id: string; number: string; conversationId: string; orderNumber?: string | undefined };
  /** ISO 8601, by the wall. */
  createdAt: string;
  files: ManifestFile[];
  /** Evidence that could not be put in, and why. */
  missing: { evidenceId: string; name: string; sha256: string; reason: 'gone' | 'damaged' }[];
}

type File = { path: string; contentType: string; bytes: Uint8Array; evidenceId?: string };

export function createArchive({ conversations, evidence, timeZone, clock, log }: ArchiveDeps) {
  /** The bytes of a ticket's ZIP. A photo that is gone is named in the manifest instead. */
  return async function archive(ticket: Ticket): Promise<Uint8Array> {
    const entries = await readWholeTranscript(conversations, ticket.conversationId);
    const { files: photos, missing } = await readEvidence(ticket);
    const { facts, order, ...rest } = ticket;
    const files: File[] = [
      toText('transcript.txt', toPlainTranscript(entries, ticket, timeZone)),
      toJsonFile('transcript.json', entries),
      toJsonFile('facts.json', { order, facts }),
      toJsonFile('ticket.json', rest),
      ...photos,
    ];
    const manifest: Manifest = {
      ticket: {
        id: ticket.id,
        number: ticket.number,
        conversationId: ticket.conversationId,
        orderNumber: order?.number,
      },
      createdAt: new Date(clock.wall()).toISOString(),
      files: files.map(({ path, contentType, bytes, evidenceId }) => ({
        path,
        contentType,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        ...(evidenceId ? { evidenceId } : {}),
      })),
      missing,
    };
    return zipped([toJsonFile('manifest.json', manifest), ...files]);
  };

  async function readEvidence(ticket: Ticket) {
    const files: File[] = [];
    const missing: Manifest['missing'] = [];
    for (const [place, item] of ticket.evidence.entries()) {
      const { id, name, sha256, contentType } = item;
      try {
        const kept = await evidence.get(id);
        if (kept) {
          const path = toPath(item, place);
          files.push({ path, contentType, bytes: kept.bytes, evidenceId: id });
        } else missing.push({ evidenceId: id, name, sha256, reason: 'gone' });
      } catch (error) {
        log.error('evidence cannot be read', { ticketId: ticket.id, evidenceId: id, error });
        missing.push({ evidenceId: id, name, sha256, reason: 'damaged' });
      }
    }
    return { files, missing };
  }
}

/** A name that no file system stumbles over; the number keeps it apart from others of that name. */
function toPath({ name, kind }: Evidence, place: number): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-80);
  return `evidence/${String(place + 1).padStart(3, '0')}-${safe || kind}`;
}

function toText(path: string, text: string): File {
  const bytes = new TextEncoder().encode(text);
  return { path, contentType: 'text/plain; charset=utf-8', bytes };
}

function toJsonFile(path: string, value: unknown): File {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  return { path, contentType: 'application/json', bytes };
}

/** Photos are compressed already; packing them again would only cost time. */
function zipped(files: File[]): Promise<Uint8Array> {
  const content = Object.fromEntries(
    files.map(({ path, bytes, contentType }) => [
      path,
      [bytes, { level: contentType.startsWith('image/') ? 0 : 6 }] as [
        Uint8Array,
        { level: 0 | 6 },
      ],
    ]),
  );
  return new Promise((resolve, reject) => {
    zip(content, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}
