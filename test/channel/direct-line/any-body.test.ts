import { expect } from 'chai';
import fc from 'fast-check';
import { type DirectLineServer, startDirectLine } from '../../support/direct-line.ts';
import { expectDefinition } from '../../support/direct-line-schema.ts';

const value = fc.jsonValue({ maxDepth: 4 });

/** Mostly what belongs there, now and then anything. */
const mostly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 30, arbitrary: right }, { weight: 1, arbitrary: value });

const attachment = fc.record({
  contentType: mostly(fc.string()),
  contentUrl: fc.constantFrom('https://a.example/b', 'data:,x', 'evidence:1', 'javascript:1'),
  name: mostly(fc.string({ unit: 'binary' })),
});

/** Activities whose known properties have right values, and wrong ones. */
const activity = fc.record(
  {
    type: mostly(fc.constantFrom('message', 'event', 'typing', 'invoke', '__proto__')),
    text: mostly(fc.string({ unit: 'binary' })),
    from: mostly(fc.record({ id: fc.string(), name: fc.string() })),
    channelData: mostly(fc.dictionary(fc.string(), value)),
    attachments: mostly(fc.array(attachment, { maxLength: 2 })),
    entities: mostly(
      fc.array(
        fc.dictionary(
          fc.string().filter((key) => key !== 'type'),
          value,
        ),
      ),
    ),
    localTimestamp: mostly(fc.date({ noInvalidDate: true }).map((at) => at.toJSON())),
    value,
    timestampMs: value,
    suggestedActions: mostly(fc.constant({ actions: [{ type: 'imBack', value: 'x' }] })),
  },
  { requiredKeys: ['type'] },
);

describe('Direct Line: any body at all', function () {
  this.timeout(60_000);
  let server: DirectLineServer;
  before(async () => {
    server = await startDirectLine({
      limits: { postBurst: 100_000, perAddressPerMinute: 1_000_000 },
    });
  });
  after(() => server.close());

  it('is taken or refused in the documented form, and what was taken can be read again', async () => {
    const seed = Date.now() % 1_000_000;
    const { conversationId, token } = await server.begin({ id: 'dl_7' });
    const path = `/conversations/${conversationId}/activities`;
    const taken: string[] = [];
    await fc.assert(
      fc.asyncProperty(mostly(activity), async (body) => {
        const text = JSON.stringify(body);
        const answer = await server.call('POST', path, token, text, {
          'Content-Type': 'application/json',
        });
        if (answer.status === 200) {
          expectDefinition('ResourceResponse', answer.body);
          if ((body as { type?: unknown }).type !== 'typing') taken.push(answer.body.id);
        } else {
          expect(answer.status).to.be.within(400, 499);
          expectDefinition('ErrorResponse', answer.body);
        }
      }),
      { seed, numRuns: 400 },
    );
    await server.bot.settled();
    const seen: string[] = [];
    for (let watermark = ''; ; ) {
      const { status, body } = await server.call('GET', `${path}?watermark=${watermark}`, token);
      expect(status, `seed ${seed}`).to.equal(200);
      for (const each of body.activities) expect(each.from.role).to.be.oneOf(['user', 'bot']);
      if (body.activities.length === 0) break;
      seen.push(...body.activities.map(({ id }: { id: string }) => id));
      watermark = body.watermark;
    }
    expect(seen, `seed ${seed}`).to.include.members([...new Set(taken)]);
    expect(taken.length, `seed ${seed}`).to.be.greaterThan(20);
  });

  it('starts a conversation, or is refused in the documented form', async () => {
    const seed = Date.now() % 1_000_000;
    const parameters = fc.record(
      {
        user: fc.oneof(fc.record({ id: fc.string(), name: fc.string() }), value),
        locale: fc.oneof(fc.constantFrom('zh-CN', 'en-GB'), value),
        trustedOrigins: value,
        eTag: value,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(mostly(parameters), async (body) => {
        const answer = await server.call(
          'POST',
          '/conversations',
          server.secret,
          JSON.stringify(body),
          {
            'Content-Type': 'application/json',
          },
        );
        expectDefinition(answer.status === 201 ? 'Conversation' : 'ErrorResponse', answer.body);
        expect(answer.status).to.be.oneOf([201, 400]);
      }),
      { seed, numRuns: 150 },
    );
  });
});
