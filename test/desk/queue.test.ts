import { expect } from 'chai';
import { presentForMs } from '../../src/desk/presence.ts';
import { decideReturn, decideWaitMinutes } from '../../src/desk/queue.ts';
import { lin, openTestDesk, type TestDesk, timeZone, wu } from '../support/desk.ts';

const minute = 60_000;

describe('the queue', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  async function open(id: string, priority: 'urgent' | 'high' | 'normal' = 'normal') {
    await test.begin(id);
    const { id: ticketId } = await test.escalate(id, {
      escalation: { problem: 'delay', priority, summary: id, tried: [] },
    });
    return ticketId;
  }

  it('serves who came first first', async () => {
    const first = await open('c1');
    test.clock.advance(minute);
    const second = await open('c2');
    expect((await test.desk.place(first))?.position).to.equal(1);
    expect((await test.desk.place(second))?.position).to.equal(2);
    expect((await test.desk.place())?.position, 'for somebody who comes now').to.equal(3);
    await test.desk.claim(first, lin);
    expect(await test.desk.place(first)).to.equal(undefined);
    expect((await test.desk.place(second))?.position).to.equal(1);
  });

  it('keeps two who came in the same millisecond apart', async () => {
    const ids = [await open('c1'), await open('c2'), await open('c3')];
    const places = await Promise.all(ids.map((id) => test.desk.place(id)));
    expect(places.map((place) => place?.position).sort()).to.deep.equal([1, 2, 3]);
  });

  it('lets urgent cases overtake those that have not waited a quarter of an hour', async () => {
    const long = await open('c1');
    test.clock.advance(16 * minute);
    const short = await open('c2');
    const urgent = await open('c3', 'urgent');
    expect((await test.desk.place(long))?.position).to.equal(1);
    expect((await test.desk.place(urgent))?.position).to.equal(2);
    expect((await test.desk.place(short))?.position).to.equal(3);
    const { tickets } = await test.desk.tickets.list({ sort: 'waiting' });
    expect(tickets.map(({ id }) => id)).to.deep.equal([long, urgent, short]);
  });

  it('has nobody on duty in an empty room, and says when the desk promises an answer', async () => {
    const duty = await test.desk.duty();
    expect(duty.present).to.equal(0);
    expect(duty).to.deep.equal({ present: 0, answerBy: test.clock.now() + 5 * minute });
  });

  it('counts agents who are there and have room, until they have been silent for a while', async () => {
    await test.desk.presence.arrived(lin.id);
    await test.desk.presence.arrived(wu.id);
    test.clock.advance(1_000);
    expect(await test.desk.duty()).to.deep.equal({ present: 2 });
    for (let n = 0; n < 6; n += 1) await test.desk.claim(await open(`c${n}`), lin);
    expect((await test.desk.duty()).present, 'one of them is full').to.equal(1);
    test.clock.advance(presentForMs / 2);
    await test.desk.presence.seen(wu.id);
    test.clock.advance(presentForMs / 2 + 1_000);
    expect(await test.desk.presence.list()).to.deep.equal([wu.id]);
    await test.desk.presence.left(wu.id);
    test.clock.advance(presentForMs);
    expect((await test.desk.duty()).present).to.equal(0);
  });

  it('tells the next opening out of hours', () => {
    const night = Date.parse('2026-03-09T02:00:00+08:00');
    expect(decideReturn(night, test.policy, timeZone)).to.deep.equal({
      backAt: Date.parse('2026-03-09T08:00:00+08:00'),
    });
    const late = Date.parse('2026-03-09T23:58:00+08:00');
    expect(decideReturn(late, test.policy, timeZone)).to.deep.equal({
      backAt: Date.parse('2026-03-10T08:00:00+08:00'),
    });
  });

  it('sets the time for a first reply by opening hours', async () => {
    test.clock.advance(14 * 60 * minute);
    await test.begin('c1');
    const { sla } = await test.escalate('c1');
    expect(sla.firstReplyBy).to.equal('2026-03-10T00:05:00.000Z');
  });

  it('estimates the wait by the pace of the last half hour, else by the promise', () => {
    const line = { room: 0, claimed: 0, firstReplyMinutes: 5 };
    expect(decideWaitMinutes({ ...line, position: 3 })).to.equal(15);
    expect(decideWaitMinutes({ ...line, position: 3, room: 3 })).to.equal(1);
    expect(decideWaitMinutes({ ...line, position: 4, claimed: 15 })).to.equal(8);
    expect(decideWaitMinutes({ ...line, position: 500 })).to.equal(180);
  });
});
