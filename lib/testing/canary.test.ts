import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { makeRecoverySet } from '@/lib/auth/second-factor/recovery-codes';
import { keyForApp, makeKey } from '@/lib/auth/second-factor/totp';
import { makeSetupCode } from '@/lib/auth/setup/setup-code';
import { makeSecret } from '@/lib/engine/oauth/secrets';
import {
  CANARY_TEXT,
  expectNoCanary,
  secretsWithin,
  wrongInAddress,
  wrongInBody,
  wrongInHeaders,
} from './canary';
import { expectAnswerWithoutSecret } from './expect-no-secret';
import { learnSetupCode } from './learn-made-secrets';
import { takeNoted } from './noted-secrets';

const API = '/api/console/v1';
const gatewayToken = `fac_gw_${'x'.repeat(43)}`;

// What these tests let out on purpose fails none of them.
afterEach(() => void takeNoted());

it('lets nothing with a mark through, and everything else', () => {
  expect(() => expectNoCanary('{"level":30,"msg":"A token fac_gw_ab… was made"}')).not.toThrow();
  expect(() => expectNoCanary(`one\n{"msg":"wrong password ${CANARY_TEXT}"}\n`)).toThrow('wrong password');
  expect(() => expectNoCanary(gatewayToken)).toThrow('A secret came out');
});

describe('a secret the program makes itself', () => {
  it('is known from its making on, whatever it is written as', async () => {
    const { key } = keyForApp(makeKey(), 'ada@example.org');
    const { codes } = await makeRecoverySet();
    for (const secret of [makeSecret(), key, ...codes])
      expect(secretsWithin(`{"said":"${secret}"}`), `${secret}`).toEqual([secret]);
    expect(secretsWithin(randomBytes(16).toString('hex'))).toEqual([]);
  });

  it('is shown in the one answer that issues it, and in no other', async () => {
    const secret = makeSecret();
    const { codes } = await makeRecoverySet();
    const { key } = keyForApp(makeKey(), 'ada@example.org');
    for (const [request, shown, other] of [
      [`POST ${API}/oauth-clients`, secret, `GET ${API}/oauth-clients`],
      ['POST /oauth/token', secret, 'GET /oauth/token'],
      [`POST ${API}/gateway-tokens`, gatewayToken, `POST ${API}/api-tokens`],
      [`POST ${API}/profile/second-factor/begin`, key, `POST ${API}/profile/second-factor/confirm`],
      [`POST ${API}/profile/second-factor/confirm`, codes[0] ?? '', `POST ${API}/profile/name`],
    ] as const) {
      expect(wrongInBody(request, `"${shown}"`), `${request}`).toEqual([]);
      expect(wrongInBody(other, `"${shown}"`), `${other}`).toEqual([shown]);
    }
    expect(wrongInBody(`POST ${API}/gateway-tokens`, `"${gatewayToken}" "${CANARY_TEXT}"`)).toEqual([
      CANARY_TEXT,
    ]);
  });

  it('stands in the greeting once, where it is the setup code, and nowhere else', () => {
    const code = makeSetupCode();
    const greeting = `Open http://localhost:3000/setup\n\n    ${code}\n`;
    learnSetupCode(greeting);
    expect(() => expectNoCanary(greeting)).not.toThrow();
    expect(() => expectNoCanary(`{"msg":"made ${code}"}`)).toThrow('A secret came out');
    expect(wrongInBody('GET /setup', code)).toEqual([code]);
  });

  it('stands in no address but that of its own link', () => {
    expect(wrongInAddress(`/invite/fac_inv_${'x'.repeat(43)}`)).toEqual([]);
    for (const url of [`/setup?token=${gatewayToken}`, `/invite/${gatewayToken}`, `/?a=${CANARY_TEXT}`])
      expect(wrongInAddress(url), `${url}`).toHaveLength(1);
  });
});

describe('a download', () => {
  const answer = (type: string) =>
    new Response(`id,secret\n1,${gatewayToken}\n`, {
      headers: { 'content-type': type, 'content-disposition': 'attachment; filename="a.csv"' },
    });
  const asked = new Request(`http://localhost:3000${API}/activity/export`);

  it('is looked into, and can be read after that', async () => {
    await expect(expectAnswerWithoutSecret(asked, answer('text/csv'))).rejects.toThrow('A secret came out');
    const harmless = new Response('id\n1\n', { headers: { 'content-disposition': 'attachment' } });
    await expectAnswerWithoutSecret(asked, harmless);
    expect(await harmless.text()).toBe('id\n1\n');
  });
});

describe('a cookie that lets somebody in', () => {
  const cookie = (name: string, value: string) =>
    `__Host-fluxx-alert-console.${name}=${value}; Path=/; HttpOnly`;
  const headersOf = (text: string) => JSON.stringify({ 'set-cookie': [text] });

  it('is set by the one answer it belongs to, and stands in no body after that', () => {
    const session = cookie('session', 'eyJhbGciOi.made-for-this-test');
    const signIn = 'POST /api/auth/callback/credentials';
    expect(wrongInHeaders(signIn, headersOf(session), [session])).toEqual([]);
    expect(wrongInBody(`GET ${API}/session`, 'eyJhbGciOi.made-for-this-test')).toHaveLength(1);
    expect(wrongInHeaders(`GET ${API}/session`, headersOf(session), [session])).not.toEqual([]);
  });

  it('is taken away by any', () => {
    const ended = cookie('openid', '');
    expect(wrongInHeaders('GET /api/auth/openid/callback', headersOf(ended), [ended])).toEqual([]);
  });

  it('that no answer is known to set holds no secret either', () => {
    for (const name of ['fluxx-alert-console.other', 'other']) {
      const text = `${name}=${gatewayToken}; Path=/`;
      expect(wrongInHeaders(`GET ${API}/session`, headersOf(text), [text]), `${name}`).toEqual([
        gatewayToken,
      ]);
    }
    const plain = cookie('callback', 'http%3A%2F%2Flocalhost%3A3000');
    expect(wrongInHeaders('GET /api/auth/providers', headersOf(plain), [plain])).toEqual([]);
  });

  it('of a screen is set by its link, and by the board for one that came with the cookie of before', () => {
    const kiosk = cookie('kiosk', 'eyJhbGciOi.made-for-a-screen');
    for (const issuer of ['GET /wall/it', 'HEAD /wall/it', 'GET /api/wall/v1/board'])
      expect(wrongInHeaders(issuer, headersOf(kiosk), [kiosk]), `${issuer}`).toEqual([]);
    for (const other of ['GET /wall', 'POST /api/auth/callback/credentials'])
      expect(wrongInHeaders(other, headersOf(kiosk), [kiosk]), `${other}`).not.toEqual([]);
    expect(wrongInBody('GET /api/wall/v1/board', 'eyJhbGciOi.made-for-a-screen')).toHaveLength(1);
  });

  it('of a link is set by the link alone', () => {
    const link = cookie('reset', `fac_pwr_${'x'.repeat(43)}`);
    expect(wrongInHeaders('GET /reset/it', headersOf(link), [link])).toEqual([]);
    expect(wrongInHeaders('GET /invite/it', headersOf(link), [link])).not.toEqual([]);
  });
});
