import { expect } from 'chai';
import { parseEnvelope, toEnvelope } from '../../web/embed/protocol.ts';
import { type Activity, isVisible, speakerOf } from '../../web/widget/connection/activity.ts';
import { Received } from '../../web/widget/connection/received.ts';
import { type Phase, toPhase } from '../../web/widget/phase.ts';
import { zhCn } from '../../web/widget/texts/zh-cn.ts';
import { toCard } from '../../web/widget/ui/card-data.ts';
import { startsPeriod, toGroups } from '../../web/widget/ui/grouping.ts';
import { toTranscript } from '../../web/widget/ui/transcript.ts';

const said = (more: Partial<Activity>): Activity => ({
  type: 'message',
  from: { id: 'mealmend', name: 'Mealmend', role: 'bot' },
  text: 'x',
  ...more,
});
const customer = { id: 'dl_1', name: 'c', role: 'user' };
const agent = { channelData: { mealmend: { speaker: 'agent' as const } } };

describe('what the widget makes of activities', () => {
  it('tells customer, bot and person apart', () => {
    expect(speakerOf(said({ from: customer }))).to.equal('customer');
    expect(speakerOf(said({}))).to.equal('bot');
    expect(speakerOf(said(agent))).to.equal('agent');
  });

  it('hides what was not said aloud', () => {
    expect(isVisible(said({}))).to.equal(true);
    expect(isVisible(said({ type: 'event' }))).to.equal(false);
    expect(isVisible(said({ channelData: { postBack: true } }))).to.equal(false);
    expect(isVisible(said({ channelData: { messageBack: {} } }))).to.equal(false);
    expect(isVisible(said({ text: '' }))).to.equal(false);
  });

  it('follows the hand-off from the bot to the queue, to a person and back', () => {
    const event = (name: string, value?: unknown) => said({ type: 'event', name, value });
    const steps: [Activity, Phase][] = [
      [said({}), 'bot'],
      [event('handoff.initiate'), 'queued'],
      [said({ text: 'still in line' }), 'queued'],
      [event('handoff.status', { state: 'accepted' }), 'agent'],
      [said(agent), 'agent'],
      [event('handoff.status', { state: 'completed' }), 'bot'],
    ];
    let phase: Phase = 'bot';
    for (const [activity, expected] of steps) {
      phase = toPhase(phase, activity);
      expect(phase).to.equal(expected);
    }
  });

  it('groups by speaker and pause, and says the time after a pause', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
    const first = said({ timestamp: at(0) });
    const second = said({ timestamp: at(1) });
    const third = said({ timestamp: at(2), ...agent });
    const fourth = said({ timestamp: at(20), ...agent });
    const { sender, status } = toGroups([first, second, third, fourth]);
    expect(sender).to.deep.equal([
      [first, second],
      [third, fourth],
    ]);
    expect(status).to.deep.equal([[first, second], [third], [fourth]]);
    expect([first, second, third, fourth].map(startsPeriod)).to.deep.equal([
      true,
      false,
      false,
      true,
    ]);
  });

  it('lets a message sent again replace the first without being news', () => {
    const received = new Received();
    const shown: (string | undefined)[] = [];
    const news: (string | undefined)[] = [];
    received.activity$.subscribe(({ text }: Activity) => shown.push(text));
    received.live.subscribe(({ text }) => news.push(text));
    received.take(said({ id: 's1', text: '800 m' }), true);
    received.take(said({ id: 's1', text: '300 m' }), true);
    expect(shown).to.deep.equal(['800 m', '300 m']);
    expect(news).to.deep.equal(['800 m']);
  });

  it('reads a foreign hero card as one of ours, and nothing else', () => {
    const hero = {
      title: 'T',
      text: 'line',
      buttons: [
        { type: 'openUrl', title: 'Open', value: 'https://a.test' },
        { type: 'call', title: 'Call', value: 'tel:123' },
        { type: 'messageBack', title: 'Yes', value: { yes: true } },
      ],
    };
    expect(toCard('application/vnd.microsoft.card.hero', hero)).to.deep.equal({
      kind: 'link',
      title: 'T',
      lines: [{ label: '', value: 'line' }],
      buttons: [
        { title: 'Open', url: 'https://a.test' },
        { title: 'Call', phone: '123' },
        { title: 'Yes', value: { yes: true } },
      ],
    });
    expect(toCard('application/pdf', {})).to.equal(undefined);
  });

  it('writes the conversation down with names, cards and photos', () => {
    const text = toTranscript(
      [
        said({ from: customer, text: '在哪', timestamp: '2026-01-01T12:00:00Z' }),
        said({
          text: '这里',
          channelData: {
            mealmend: {
              speaker: 'bot',
              cards: [{ kind: 'order', title: '面', lines: [{ label: '实付', value: '¥9' }] }],
            },
          },
        }),
        said({ text: '', attachments: [{ contentType: 'image/png', name: 'a.png' }] }),
      ],
      zhCn,
      'zh-CN',
    );
    expect(text).to.match(/我\n在哪/);
    expect(text).to.contain('智能助手\n这里\n面\n实付: ¥9');
    expect(text).to.contain('[照片 a.png]');
  });
});

describe('messages between page and frame', () => {
  it('are read back as they were sent', () => {
    const message = { type: 'unread', count: 2 } as const;
    expect(parseEnvelope(toEnvelope(message))).to.deep.include(message);
  });

  it('of anybody else are nothing', () => {
    for (const data of [
      undefined,
      null,
      'text',
      {},
      { type: 'open' },
      { mealmend: 2, type: 'x' },
    ]) {
      expect(parseEnvelope(data)).to.equal(undefined);
    }
  });
});
