/** The evidence store: photos and files that customers and agents gave, kept with their hashes. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AttachmentInfo } from '../domain/conversation.ts';

export interface EvidenceStore {
  /** Keeps bytes under a new id that nobody can guess. Once it has resolved they are safe. */
  put(
    bytes: Uint8Array,
    about: Pick<AttachmentInfo, 'name' | 'contentType'>,
  ): Promise<AttachmentInfo>;
  /** A kept file; undefined where there is none. Throws `EvidenceDamaged`. */
  get(id: string): Promise<{ info: AttachmentInfo; bytes: Buffer } | undefined>;
  /** Forgets a file. The bytes go when no other id means the same ones. */
  remove(id: string): Promise<void>;
  /** Writes, reads and removes a file; throws what went wrong on the way. */
  check(): Promise<void>;
}

/** The bytes are no longer those whose hash was written down. */
export class EvidenceDamaged extends Error {
  override name = 'EvidenceDamaged';
}

/** An id: the SHA-256 of the bytes, and 80 random bits. */
const idPattern = /^([0-9a-f]{64})-([0-9a-f]{20})$/;

/**
 * Opens the store that EVIDENCE_URL names. `file:./data/evidence` and `file:data/evidence` are
 * relative to `cwd`; `file:/var/lib/mealmend` and `file:///var/lib/mealmend` are not.
 * Throws an error that says what the address should be.
 */
export async function openEvidence(url: string, cwd = process.cwd()): Promise<EvidenceStore> {
  if (!url.startsWith('file:')) {
    throw new Error(
      `EVIDENCE_URL is ${JSON.stringify(url)}; it must begin with file:, as in file:./data/evidence`,
    );
  }
  const root = resolve(
    cwd,
    url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length),
  );
  await mkdir(root, { recursive: true, mode: 0o700 });
  return createFileEvidence(root);
}

/**
 * `<root>/<first two digits>/<sha256>/` holds the bytes as `data`, and a `.json` for each id that
 * means them. The `.json` is written before the bytes: so whoever takes bytes away and then finds
 * no `.json` has taken none that somebody is about to rely on.
 */
function createFileEvidence(root: string): EvidenceStore {
  const folderOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256);

  async function put(
    bytes: Uint8Array,
    { name, contentType }: Pick<AttachmentInfo, 'name' | 'contentType'>,
  ): Promise<AttachmentInfo> {
    const sha256 = toSha256(bytes);
    const nonce = randomBytes(10).toString('hex');
    const id = `${sha256}-${nonce}`;
    const info: AttachmentInfo = { id, name, contentType, size: bytes.length, sha256 };
    const folder = folderOf(sha256);
    await whileFolderGoes(async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(join(folder, `${nonce}.json`), JSON.stringify(info));
      await writeWhole(join(folder, 'data'), bytes);
    });
    return info;
  }

  async function get(id: string): Promise<{ info: AttachmentInfo; bytes: Buffer } | undefined> {
    const [, sha256, nonce] = idPattern.exec(id) ?? [];
    if (!sha256) return undefined;
    const folder = folderOf(sha256);
    const [info, bytes] = await Promise.all([
      readIfThere(join(folder, `${nonce}.json`)),
      readIfThere(join(folder, 'data')),
    ]);
    if (!info || !bytes) return undefined;
    if (toSha256(bytes) !== sha256) throw new EvidenceDamaged(id);
    return { info: JSON.parse(info.toString()) as AttachmentInfo, bytes };
  }

  async function remove(id: string): Promise<void> {
    const [, sha256, nonce] = idPattern.exec(id) ?? [];
    if (!sha256) return;
    const folder = folderOf(sha256);
    await rm(join(folder, `${nonce}.json`), { force: true });
    if (await isMeant(folder)) return;
    const taken = join(folder, `${nonce}.taken`);
    if (!(await renameIfThere(join(folder, 'data'), taken))) return;
    if (await isMeant(folder)) await rename(taken, join(folder, 'data'));
    else await rm(taken, { force: true });
    // Somebody may be writing here again: then the folder is not empty, and stays.
    await rmdir(folder).catch(() => {});
  }

  async function check(): Promise<void> {
    const probe = randomBytes(32);
    const { id } = await put(probe, { name: 'probe', contentType: 'application/octet-stream' });
    try {
      const read = await get(id);
      if (!read?.bytes.equals(probe))
        throw new Error(`${root} does not keep what is written there`);
    } finally {
      await remove(id);
    }
  }

  return { put, get, remove, check };
}

function toSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether any id still means the bytes in a folder. */
async function isMeant(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some((name) => name.endsWith('.json'));
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Writes again when somebody who removed the last of the same bytes took the folder away. */
async function whileFolderGoes(write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isMissing(error) || tries === 5) throw error;
    }
  }
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Either the whole file is there, also after the machine died, or nothing of it is. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes a rename lasting. Some systems cannot open a folder; theirs needs no syncing. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  if (!folder) return;
  await folder.sync().catch(() => {});
  await folder.close();
}
