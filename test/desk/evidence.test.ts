import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { EvidenceDamaged, type EvidenceStore, openEvidence } from '../../src/desk/evidence.ts';

const photo = Buffer.from('bytes of a photo');
const about = { name: '汤.jpg', contentType: 'image/jpeg' };
const sha256 = createHash('sha256').update(photo).digest('hex');

/** Every file below a folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** What a promise fails with. */
const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => expect.fail('it should have failed'),
    (error: Error) => error,
  );

describe('the evidence store', () => {
  let folder: string;
  let evidence: EvidenceStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mealmend-evidence-'));
    evidence = await openEvidence(`file:${folder}`);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what it was given, with its hash', async () => {
    const info = await evidence.put(photo, about);
    expect(info).to.deep.include({ ...about, size: photo.length, sha256 });
    expect(info.id).to.match(new RegExp(`^${sha256}-[0-9a-f]{20}$`));
    expect(await evidence.get(info.id)).to.deep.equal({ info, bytes: photo });
  });

  it('keeps it for another process, or a later one', async () => {
    const { id } = await evidence.put(photo, about);
    const other = await openEvidence(`file:${folder}`);
    expect((await other.get(id))?.bytes).to.deep.equal(photo);
  });

  it('keeps the same bytes once, under ids that cannot be told from each other', async () => {
    const infos = await Promise.all(Array.from({ length: 5 }, () => evidence.put(photo, about)));
    expect(new Set(infos.map(({ id }) => id)).size).to.equal(5);
    expect((await filesBelow(folder)).filter((name) => name === 'data')).to.have.length(1);
  });

  it('forgets one without taking the bytes from another, and all with the last', async () => {
    const [a, b] = [await evidence.put(photo, about), await evidence.put(photo, about)];
    await evidence.remove(a.id);
    expect(await evidence.get(a.id)).to.equal(undefined);
    expect((await evidence.get(b.id))?.bytes).to.deep.equal(photo);
    await evidence.remove(b.id);
    expect(await filesBelow(folder)).to.deep.equal([]);
    await evidence.remove(b.id);
  });

  it('loses nothing when the same bytes come and go at the same time', async () => {
    for (let round = 0; round < 40; round += 1) {
      const before = await evidence.put(photo, about);
      const [, after] = await Promise.all([evidence.remove(before.id), evidence.put(photo, about)]);
      expect((await evidence.get(after.id))?.bytes, `round ${round}`).to.deep.equal(photo);
      await evidence.remove(after.id);
    }
  });

  for (const id of ['', 'x', '../../etc/passwd', `${sha256}-`, `${sha256}-${'0'.repeat(20)}`]) {
    it(`knows no ${JSON.stringify(id)}`, async () => {
      await evidence.put(photo, about);
      expect(await evidence.get(id)).to.equal(undefined);
      await evidence.remove(id);
      expect(await filesBelow(folder)).to.have.length(2);
    });
  }

  it('says so when the bytes are no longer the ones it was given', async () => {
    const { id } = await evidence.put(photo, about);
    await writeFile(join(folder, sha256.slice(0, 2), sha256, 'data'), 'other bytes');
    expect(await failure(evidence.get(id))).to.be.instanceOf(EvidenceDamaged);
  });

  it('is readable by its owner only', async () => {
    await evidence.put(photo, about);
    const { mode } = await stat(join(folder, sha256.slice(0, 2), sha256, 'data'));
    expect(mode & 0o077).to.equal(0);
  });

  it('checks itself, and leaves nothing behind', async () => {
    await evidence.check();
    expect(await filesBelow(folder)).to.deep.equal([]);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    expect(await failure(evidence.check())).to.be.instanceOf(Error);
  });

  it('opens relative paths from the working folder, and absolute ones, made when missing', async () => {
    for (const url of ['file:./a/b', 'file:c', `file://${folder}/d`, `file:${folder}/e`]) {
      const { id } = await (await openEvidence(url, folder)).put(photo, about);
      expect(id).to.match(/^[0-9a-f]{64}-/);
    }
    expect((await readdir(folder)).sort()).to.deep.equal(['a', 'c', 'd', 'e']);
  });

  it('names the variable when the address is of another kind', async () => {
    const error = await failure(openEvidence('s3://bucket/prefix'));
    expect(error.message).to.include('EVIDENCE_URL').and.include('file:');
  });
});
