import { expect } from 'chai';
import fc from 'fast-check';
import { z } from 'zod';
import { parseForgiving } from '../../src/platform/parse-forgiving.ts';

const schema = z.object({
  id: z.string().min(1),
  kind: z.enum(['a', 'b', 'unknown']),
  at: z.iso.datetime({ offset: true }).optional(),
  note: z.object({ text: z.string(), by: z.string() }).optional(),
  list: z.array(z.object({ n: z.int(), kind: z.enum(['x', 'unknown']).optional() })),
});
const good = { id: 'i', kind: 'a', list: [{ n: 1 }, { n: 2 }] };
const parse = (input: unknown, missing = {}) => parseForgiving(schema, input, missing);

describe('parseForgiving', () => {
  it('gives what is right as it is', () => {
    expect(parse(good)).to.deep.equal({ ok: true, value: good, mended: false });
  });

  it('reads an unknown word as unknown without calling it mended', () => {
    expect(parse({ ...good, kind: 'zebra' })).to.deep.include({ mended: false });
    expect(parse({ ...good, kind: 7 })).to.have.nested.property('value.kind', 'unknown');
  });

  it('does not read a missing word as unknown', () => {
    expect(parse({ ...good, kind: undefined })).to.have.property('ok', false);
    expect(parse({ ...good, kind: null })).to.have.property('ok', false);
  });

  it('leaves out a bad element and keeps the others', () => {
    const read = parse({ ...good, list: [{ n: 1 }, { n: 'two' }, null, { n: 3 }] });
    expect(read).to.deep.equal({
      ok: true,
      value: { ...good, list: [{ n: 1 }, { n: 3 }] },
      mended: true,
    });
  });

  it('leaves out an optional field that is wrong', () => {
    expect(parse({ ...good, at: 'soon' })).to.deep.equal({ ok: true, value: good, mended: true });
  });

  it('leaves out an optional object whose required field is missing', () => {
    expect(parse({ ...good, note: { text: 't' } })).to.deep.equal({
      ok: true,
      value: good,
      mended: true,
    });
  });

  it('takes null for absence', () => {
    expect(parse({ ...good, at: null, note: null })).to.deep.equal({
      ok: true,
      value: good,
      mended: false,
    });
  });

  it('mends a time that is nearly right, and a number where an id should be', () => {
    const read = parse({ ...good, id: 42, at: '2025-03-01 18:30+0800' });
    expect(read).to.deep.equal({
      ok: true,
      value: { ...good, id: '42', at: '2025-03-01T18:30:00+08:00' },
      mended: false,
    });
  });

  it('fills in what may be missing; an empty list does not count as mended', () => {
    const { list: _, ...rest } = good;
    expect(parse(rest, { list: [] })).to.deep.include({ ok: true, mended: false });
    expect(parse({ kind: 'a', list: [] }, { id: 'given' })).to.deep.include({
      ok: true,
      mended: true,
    });
  });

  it('fails where something required is missing, and names the place only', () => {
    expect(parse({ kind: 'a', list: [], secret: 's3' })).to.deep.equal({
      ok: false,
      problem: 'id invalid_type',
    });
    for (const rubbish of [undefined, null, 'text', 7, [], [good]]) {
      expect(parse(rubbish), JSON.stringify(rubbish)).to.have.property('ok', false);
    }
  });

  it('leaves what it was given as it was', () => {
    const given = { ...good, at: 'soon', list: [{ n: 'x' }] };
    const before = structuredClone(given);
    parse(given);
    expect(given).to.deep.equal(before);
  });

  it('never throws, and what it gives satisfies the schema', () => {
    const piece = fc.oneof(fc.jsonValue(), fc.anything());
    const nearly = fc.record(
      { id: piece, kind: piece, at: piece, note: piece, list: fc.oneof(fc.array(piece), piece) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(nearly, piece), (input) => {
        const read = parse(input, { list: [] });
        if (read.ok) schema.parse(read.value);
      }),
    );
  });
});
