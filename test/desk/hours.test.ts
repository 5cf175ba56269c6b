import { expect } from 'chai';
import { isOpen, startOfService } from '../../src/desk/hours.ts';

const shanghai = 'Asia/Shanghai';
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number) => new Date(ms).toISOString();

describe('opening hours', () => {
  const cases: [string, string, string, boolean][] = [
    ['08:00', '24:00', '2026-03-09T08:00:00+08:00', true],
    ['08:00', '24:00', '2026-03-09T07:59:59+08:00', false],
    ['08:00', '24:00', '2026-03-09T23:59:59+08:00', true],
    ['08:00', '24:00', '2026-03-09T00:00:00+08:00', false],
    ['18:00', '02:00', '2026-03-09T01:59:00+08:00', true],
    ['18:00', '02:00', '2026-03-09T02:00:00+08:00', false],
    ['18:00', '02:00', '2026-03-09T18:00:00+08:00', true],
    ['00:00', '24:00', '2026-03-09T03:00:00+08:00', true],
    ['09:00', '09:00', '2026-03-09T03:00:00+08:00', true],
  ];
  for (const [openFrom, openUntil, now, open] of cases) {
    it(`are ${open ? 'on' : 'off'} at ${now.slice(11, 16)} from ${openFrom} until ${openUntil}`, () => {
      expect(isOpen(at(now), { openFrom, openUntil }, shanghai)).to.equal(open);
    });
  }

  it('begin service at once while open, else at the next opening to the minute', () => {
    const hours = { openFrom: '08:00', openUntil: '24:00' };
    const noon = at('2026-03-09T12:34:56+08:00');
    expect(startOfService(noon, hours, shanghai)).to.equal(noon);
    const night = at('2026-03-09T01:23:45+08:00');
    expect(iso(startOfService(night, hours, shanghai))).to.equal('2026-03-09T00:00:00.000Z');
    const evening = at('2026-03-09T22:10:00+08:00');
    const day = { openFrom: '08:00', openUntil: '22:00' };
    expect(iso(startOfService(evening, day, shanghai))).to.equal('2026-03-10T00:00:00.000Z');
  });

  it('open by the wall on days when the clocks change', () => {
    const hours = { openFrom: '08:00', openUntil: '22:00' };
    // Berlin goes from +01:00 to +02:00 in the night to 29 March 2026.
    const before = at('2026-03-28T23:00:00+01:00');
    expect(iso(startOfService(before, hours, 'Europe/Berlin'))).to.equal(
      '2026-03-29T06:00:00.000Z',
    );
  });
});
