import { expect } from 'chai';
import { diagnoseCase } from '../../src/cli/policy.ts';
import { toTicketFacts } from '../../src/desk/ticket.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { defaultPolicy } from '../../src/policy.ts';
import { scenarioFacts } from '../support/scenario-facts.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

function ticket(problem: Ticket['problem'], witnesses: Record<string, unknown>): Ticket {
  const facts = scenarioFacts(witnesses, { now, customerId: 'zhang', number: 0 });
  return { problem, facts: toTicketFacts(facts), createdAt: '' } as unknown as Ticket;
}

describe('a policy tried on recorded cases', () => {
  const standing = { delivery: { stationarySince: '-9m' }, order: { promisedAt: '-1m' } };

  it('tells a case as it was told', () => {
    expect(diagnoseCase(ticket('delay', standing), defaultPolicy)).to.equal(
      'delay rider_not_moving',
    );
  });

  it('tells it otherwise where a threshold moved', () => {
    const patient = {
      ...defaultPolicy,
      minutes: { ...defaultPolicy.minutes, riderNotMoving: 20 },
    };
    expect(diagnoseCase(ticket('delay', standing), patient)).to.equal('delay not_late_yet');
  });

  it('leaves out cases without facts and those about no problem', () => {
    expect(diagnoseCase({ ...ticket('delay', {}), facts: {} }, defaultPolicy)).to.equal(undefined);
    expect(diagnoseCase(ticket('other', {}), defaultPolicy)).to.equal(undefined);
  });
});
