/** Microsoft's side of `/api/messages`: who signs what channels post, and where replies go. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import nock from 'nock';

export const appId = '6d0f1c52-0000-4000-8000-mealmendtest'.replace('mealmendtest', '0123456789ab');
export const serviceUrl = 'https://smba.example.net/apac/';

/** A message as a channel posts it. */
export const fromTeams = {
  type: 'message',
  id: '1485983408511',
  timestamp: '2026-01-05T10:00:00.0000000Z',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:abc', name: 'Zhang' },
  recipient: { id: '28:bot', name: 'Mealmend' },
  conversation: { id: 'a:1pL6i0oY', conversationType: 'personal', tenantId: 't' },
  locale: 'zh-CN',
  text: '<at>Mealmend</at> 我的外卖还没到',
  entities: [{ type: 'mention', text: '<at>Mealmend</at>', mentioned: { id: '28:bot' } }],
  channelData: { tenant: { id: 't' } },
};

/** A reply that the connector was sent. */
export interface Delivered {
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of any shape are looked at
  body: Record<string, any>;
}

/** Answers for Microsoft's hosts until `stop`. */
export async function playMicrosoft() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'k1', use: 'sig', endorsements: ['msteams'] };
  const delivered: Delivered[] = [];
  let status = 201;

  nock('https://login.botframework.com')
    .persist()
    .get('/v1/.well-known/openidconfiguration')
    .reply(200, {
      issuer: 'https://api.botframework.com',
      jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
      id_token_signing_alg_values_supported: ['RS256'],
    })
    .get('/v1/.well-known/keys')
    .reply(200, { keys: [key] });
  const authority = 'https://login.microsoftonline.com';
  nock(authority)
    .persist()
    .get(/discovery\/instance/)
    .reply(200, {
      tenant_discovery_endpoint: `${authority}/t/v2.0/.well-known/openid-configuration`,
      metadata: [
        {
          preferred_network: 'login.microsoftonline.com',
          preferred_cache: 'login.windows.net',
          aliases: ['login.microsoftonline.com', 'login.windows.net'],
        },
      ],
    })
    .get(/openid-configuration/)
    .reply(200, {
      token_endpoint: `${authority}/t/oauth2/v2.0/token`,
      authorization_endpoint: `${authority}/t/oauth2/v2.0/authorize`,
      issuer: `${authority}/t/v2.0`,
      jwks_uri: `${authority}/t/discovery/v2.0/keys`,
    })
    .post(/oauth2\/v2\.0\/token/)
    .reply(200, {
      token_type: 'Bearer',
      expires_in: 3_599,
      access_token: 'a token for the connector',
    });
  nock(new URL(serviceUrl).origin)
    .persist()
    .post(/\/v3\/conversations\//)
    .reply((path, body) => {
      delivered.push({ path, body: body as Delivered['body'] });
      return [status, { id: String(delivered.length) }];
    });

  return {
    delivered,

    /** What the connector answers from now on. */
    answer(next: number) {
      status = next;
    },

    /** The header a channel sends its activities with; `claims` replace what it says. */
    async sign(claims: Record<string, unknown> = {}): Promise<string> {
      const token = await new SignJWT({ serviceurl: serviceUrl, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuer('https://api.botframework.com')
        .setAudience(String(claims.aud ?? appId))
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey);
      return `Bearer ${token}`;
    },

    stop() {
      nock.cleanAll();
    },
  };
}
