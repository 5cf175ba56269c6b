import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import type { Manifest } from '../../src/desk/archive.ts';
import { toEvidence, toIso } from '../../src/desk/ticket.ts';
import { lin, openTestDesk, type TestDesk } from '../support/desk.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the evidence archive', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
    await test.begin('c1');
  });
  afterEach(() => test.close());

  async function read(ticketId: string) {
    const files = unzipSync(await test.desk.archive(await test.ticket(ticketId)));
    const manifest: Manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    return { files, manifest };
  }

  it('holds photos, transcript and facts, each with the hash that its manifest tells', async () => {
    const photo = new Uint8Array([137, 80, 78, 71, 1, 2, 3]);
    const kept = await test.evidence.put(photo, {
      name: '../洒了 的汤.png',
      contentType: 'image/png',
    });
    const evidence = [toEvidence(kept, toIso(test.clock.now()))];
    await test.write('c1', '汤全洒了', { attachments: [kept] });
    const { id, number } = await test.escalate('c1', { evidence });
    await test.desk.claim(id, lin);
    await test.desk.send(id, lin, { text: '抱歉，马上处理', attachments: [] });

    const { files, manifest } = await read(id);
    expect(manifest.ticket).to.deep.equal({
      id,
      number,
      conversationId: 'c1',
      orderNumber: '2026030900017788',
    });
    expect(manifest.missing).to.deep.equal([]);
    expect(Object.keys(files).sort()).to.deep.equal(
      ['manifest.json', ...manifest.files.map(({ path }) => path)].sort(),
    );
    for (const { path, size, sha256: hash } of manifest.files) {
      const bytes = files[path] ?? new Uint8Array();
      expect(bytes.length, path).to.equal(size);
      expect(sha256(bytes), path).to.equal(hash);
    }
    const picture = manifest.files.find(({ evidenceId }) => evidenceId === kept.id);
    expect(picture?.path).to.equal('evidence/001-_洒了 的汤.png');
    expect(picture?.sha256).to.equal(kept.sha256);
    const transcript = strFromU8(files['transcript.txt'] ?? new Uint8Array());
    expect(transcript).to.contain('[2026-03-09 12:30:00] 李梅: 汤全洒了 <../洒了 的汤.png>');
    expect(transcript).to.contain('Lin: 抱歉，马上处理');
    const facts = JSON.parse(strFromU8(files['facts.json'] ?? new Uint8Array()));
    expect(facts.order.snapshot.total).to.equal(4630);
  });

  it('names a photo that is gone in its manifest, and holds the rest', async () => {
    const kept = await test.evidence.put(new Uint8Array([1]), {
      name: 'a.png',
      contentType: 'image/png',
    });
    const { id } = await test.escalate('c1', { evidence: [toEvidence(kept, toIso(0))] });
    await test.evidence.remove(kept.id);
    const { files, manifest } = await read(id);
    expect(manifest.missing).to.deep.equal([
      { evidenceId: kept.id, name: 'a.png', sha256: kept.sha256, reason: 'gone' },
    ]);
    expect(files).to.include.keys('transcript.txt', 'transcript.json', 'facts.json', 'ticket.json');
  });
});
