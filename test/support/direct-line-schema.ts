/** What Direct Line 3.0 clients may rely on in answers, by type; checked with ajv. */
import { Ajv, type ValidateFunction } from 'ajv';

const string = { type: 'string' };
const dateTime = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
};
const account = {
  type: 'object',
  required: ['id'],
  properties: { id: string, name: string, aadObjectId: string, role: string },
};
const ref = (name: string) => ({ $ref: `#/definitions/${name}` });

const definitions = {
  Account: account,
  CardAction: {
    type: 'object',
    properties: { type: string, title: string, image: string, text: string, displayText: string },
  },
  Attachment: {
    type: 'object',
    required: ['contentType'],
    properties: {
      contentType: string,
      contentUrl: { type: 'string', pattern: '^(https?:|data:)' },
      name: string,
      thumbnailUrl: string,
    },
  },
  Activity: {
    type: 'object',
    required: ['type', 'id', 'timestamp', 'channelId', 'conversation', 'from'],
    not: { anyOf: [{ required: ['timestampMs'] }, { required: ['serviceUrl'] }] },
    properties: {
      type: { not: { enum: ['conversationUpdate', 'contactRelationUpdate'] } },
      id: { type: 'string', pattern: '^[A-Za-z0-9._~-]+$' },
      timestamp: dateTime,
      localTimestamp: string,
      localTimezone: string,
      channelId: { const: 'directline' },
      from: ref('Account'),
      conversation: { type: 'object', required: ['id'], properties: { id: string } },
      textFormat: string,
      locale: string,
      text: string,
      inputHint: string,
      replyToId: string,
      name: string,
      channelData: { type: 'object' },
      entities: { type: 'array', items: { type: 'object' } },
      attachments: { type: 'array', items: ref('Attachment') },
      suggestedActions: {
        type: 'object',
        properties: {
          to: { type: 'array', items: string },
          actions: { type: 'array', items: ref('CardAction') },
        },
      },
    },
  },
  ActivitySet: {
    type: 'object',
    required: ['activities', 'watermark'],
    additionalProperties: false,
    properties: {
      activities: { type: 'array', items: ref('Activity') },
      watermark: { type: 'string', pattern: '^[A-Za-z0-9._~-]+$' },
    },
  },
  Conversation: {
    type: 'object',
    required: ['conversationId', 'token', 'expires_in'],
    additionalProperties: false,
    properties: {
      conversationId: { type: 'string', pattern: '^[A-Za-z0-9_-]+$' },
      token: { type: 'string', pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$' },
      expires_in: { type: 'integer', minimum: 1 },
      streamUrl: { type: 'string', pattern: '^wss?://' },
    },
  },
  ResourceResponse: { type: 'object', required: ['id'], properties: { id: string } },
  ErrorResponse: {
    type: 'object',
    required: ['error'],
    additionalProperties: false,
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: string, message: { type: 'string', minLength: 1 } },
      },
    },
  },
};

const ajv = new Ajv({ strict: false, allErrors: true });

/** Throws, saying where, when `value` is not what the definition `name` says. */
export function expectDefinition(name: keyof typeof definitions, value: unknown): void {
  const key = `#/definitions/${name}`;
  const validate: ValidateFunction =
    ajv.getSchema(name) ?? ajv.compile({ $id: name, $ref: key, definitions });
  if (!validate(value)) {
    throw new Error(`${name}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`);
  }
}
