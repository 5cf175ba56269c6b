import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { defaultPolicy, loadPolicy, PolicyError, parsePolicy } from '../src/policy.ts';

/** The sentence with which a text is refused. */
function refusal(text: string): string {
  try {
    parsePolicy(text, 'my-policy.yml');
  } catch (error) {
    expect(error).to.be.instanceOf(PolicyError);
    return (error as PolicyError).message;
  }
  throw new Error('the policy was accepted');
}

describe('policy', () => {
  it('has the fixed defaults where the file says nothing', () => {
    expect(parsePolicy('', 'empty.yml')).to.deep.equal({
      minutes: {
        accept: 5,
        preparingStalled: 25,
        noRiderAfterReady: 10,
        noRiderBeforePromise: 15,
        riderNotMoving: 8,
        trackingFrozen: 10,
        estimateSlipping: 10,
        late: 5,
        duplicate: 10,
        incidentWindow: 10,
        promiseFollowUp: 10,
      },
      backlogOrders: 15,
      estimateSlippingMoves: 2,
      refundOverdueDays: 3,
      incident: { customers: 10, timesBaseline: 4 },
      refund: { fullUpToFen: 20_000 },
      desk: { firstReplyMinutes: 5, openFrom: '08:00', openUntil: '24:00' },
      latestAppVersion: '9.0.0',
    });
  });

  it('ships a file that says what the defaults say', () => {
    expect(loadPolicy(new URL('../policy.yml', import.meta.url).pathname)).to.deep.equal(
      defaultPolicy,
    );
  });

  it('takes one changed line and keeps the rest', () => {
    const policy = parsePolicy('minutes:\n  accept: 7.5\n', 'my-policy.yml');
    expect(policy.minutes.accept).to.equal(7.5);
    expect({ ...policy, minutes: { ...policy.minutes, accept: 5 } }).to.deep.equal(defaultPolicy);
  });

  it('takes a group whose lines are all removed as absent', () => {
    expect(parsePolicy('minutes:\n  # accept: 5\nrefund:\n', 'my-policy.yml')).to.deep.equal(
      defaultPolicy,
    );
  });

  it('accepts a desk that is open past midnight', () => {
    const { desk } = parsePolicy('desk:\n  openFrom: "10:30"\n  openUntil: "02:00"\n', 'p.yml');
    expect(desk).to.include({ openFrom: '10:30', openUntil: '02:00' });
  });

  const wrong: [what: string, text: string, named: string[]][] = [
    ['a word for a number', 'minutes:\n  accept: five\n', ['minutes.accept', '"five"', 'e.g. 5']],
    ['no time at all', 'minutes:\n  late: 0\n', ['minutes.late', 'more than 0']],
    ['more than a day', 'minutes:\n  late: 1441\n', ['minutes.late', 'at most 1440']],
    ['half an order', 'backlogOrders: 1.5\n', ['backlogOrders', 'whole number of orders', '1.5']],
    ['a negative amount', 'refund:\n  fullUpToFen: -1\n', ['refund.fullUpToFen', 'negative']],
    ['an hour that is none', 'desk:\n  openFrom: "25:00"\n', ['desk.openFrom', 'HH:MM', '"25:00"']],
    ['a version without quotes', 'latestAppVersion: 9.1\n', ['latestAppVersion', 'quotes', '9.1']],
    ['a number for a group', 'minutes: 5\n', ['minutes', 'key: value', '5']],
    ['a list for the whole', '- 5\n', ['the file', 'key: value']],
    ['a misspelt key', 'minutes:\n  acept: 5\n', ['minutes.acept', 'spelling']],
    ['an unknown group', 'coupons: {}\n', ['coupons', 'spelling']],
    ['broken YAML', 'minutes: [\n', ['not valid YAML', 'line']],
    ['a key that is there twice', 'backlogOrders: 1\nbacklogOrders: 2\n', ['unique', 'line 2']],
  ];
  for (const [what, text, named] of wrong) {
    it(`refuses ${what} and names the file, the key and the remedy`, () => {
      const message = refusal(text);
      expect(message).to.include('POLICY_FILE (my-policy.yml)');
      for (const part of named) expect(message).to.include(part);
      expect(message.split('\n')).to.have.length(1);
    });
  }

  it('names every wrong line at once', () => {
    const message = refusal('backlogOrders: none\nrefundOverdueDays: soon\n');
    expect(message).to.include('backlogOrders').and.to.include('refundOverdueDays');
  });

  it('says that a file is not there, and what to do', () => {
    expect(() => loadPolicy('no-such-folder/policy.yml'))
      .to.throw(PolicyError)
      .with.property('message')
      .that.includes('no-such-folder/policy.yml')
      .and.includes('ENOENT')
      .and.includes('correct the path');
  });

  it('reads the file it is given', () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-'));
    try {
      const file = join(folder, 'policy.yml');
      writeFileSync(file, 'backlogOrders: 20\n');
      expect(loadPolicy(file).backlogOrders).to.equal(20);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
