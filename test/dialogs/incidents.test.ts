import { expect } from 'chai';
import { incidentFor } from '../../dialogs/incident-notice.ts';
import { converse } from '../support/dialog-runner.ts';
import { at, attempt, incident } from '../support/facts.ts';

const payments = incident({ problem: 'payment_failure', service: 'payments' });

describe('an open incident', () => {
  it('is said first where it concerns the complaint', () => {
    const failed = [attempt(5, { code: 'insufficient_funds' })];
    const turn = converse({
      facts: { stage: 'unpaid', payment: { attempts: failed } },
      incidents: [payments],
    }).says('付不了', 'payment_failure');
    if (turn.last.data.cause !== 'known_incident') expect(turn.text).to.match(/^平台从/);
    expect(turn.last.data.incidentId).to.equal('inc-1');
  });

  it('does not disturb who complains about something else', () => {
    const turn = converse({
      facts: { order: { promisedAt: at(-20) } },
      incidents: [payments],
    }).says('还没到', 'delay');
    expect(turn.text).to.not.include('故障');
    expect(turn.last.data).to.not.have.property('incidentId');
  });

  it('tells its note when a supervisor wrote one', () => {
    const note = incident({ publicNote: '支付通道正在维修' });
    expect(converse({ facts: {}, incidents: [note] }).starts().text).to.include('支付通道正在维修');
  });

  it('that is confirmed is told to who waits for it', () => {
    const turn = converse({ facts: {} }).incident('confirmed', incident());
    expect(turn.text).to.include('确认了');
    expect(turn.last.data).to.include({ incidentId: 'inc-1' });
    expect(turn.offers).to.include('notify_on_recovery');
  });

  it('that is over is told, and the open problem can be taken up again', () => {
    const talk = converse({ facts: {}, incidents: [incident()] });
    talk.says('打不开', 'outage');
    talk.says('好了告诉我');
    talk.becomes({ incidents: [] });
    const turn = talk.incident('recovered', incident({ status: 'resolved' }));
    expect(turn.text).to.include('恢复');
    const resume = turn.last.buttons?.[0];
    expect(resume?.value).to.deep.equal({ resume: true });
    expect(talk.presses(resume?.value ?? {}).last.data).to.include({ problem: 'outage' });
  });

  it('that is over is told to who has no open problem too', () => {
    const turn = converse({}).incident('recovered', incident({ status: 'resolved' }));
    expect(turn.last.buttons).to.have.length(6);
  });
});

describe('the incident that concerns a problem', () => {
  it('is a confirmed one before a suspected one', () => {
    const suspected = incident({ id: 'inc-2', status: 'suspected' });
    expect(incidentFor([suspected, incident()], 'outage')?.id).to.equal('inc-1');
  });

  it('is none where its service has nothing to do with it', () => {
    expect(incidentFor([payments], 'delay')).to.equal(undefined);
    expect(incidentFor([payments], 'payment_failure')?.id).to.equal('inc-1');
    expect(incidentFor([incident({ status: 'resolved' })], 'outage')).to.equal(undefined);
  });
});
