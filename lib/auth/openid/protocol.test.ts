import { describe, expect, it } from 'vitest';
import { readSignInProblem } from '@/lib/domain/sign-in-problems';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase } from '@/lib/testing/database';
import {
  comeBack,
  goToProvider,
  setUpProvider,
  signInByProvider,
  testOpenId,
  type TestOpenId,
} from '@/lib/testing/openid';
import { PROVIDER_CLIENT, type ProviderFaults } from '@/lib/testing/openid-provider';
import { sealSessionToken, cookieName } from '../sessions/cookie';
import { sessionOf } from '../sessions/session-of';
import { startOpenId } from './start';

const ADA = { email: 'ada@example.org', email_verified: true, name: 'Ada' };

const sessionsIn = (ctx: TestOpenId) => ctx.database.kysely.selectFrom('session').selectAll().execute();

async function withAda(kind: 'sqlite' | 'postgres') {
  const { ctx, provider, open } = await testOpenId(kind);
  provider.people.set('ada', ADA);
  await setUpProvider(ctx, provider);
  return { ctx, provider, open };
}

async function refusalOfStart(ctx: TestOpenId): Promise<unknown> {
  const request = new Request(TEST_ORIGIN, { method: 'POST', headers: { origin: TEST_ORIGIN } });
  return startOpenId(ctx, request, '/').then(
    () => 'started',
    (error: unknown) => (error instanceof Error ? error.message : error),
  );
}

describeOnEachDatabase('coming back from the provider', (kind) => {
  it('opens the page that was asked for, with a session as every other', async () => {
    const { ctx, provider } = await withAda(kind);
    const ended = await signInByProvider(ctx, provider, 'ada', '/find?q=1');
    expect(ended.location).toBe('/find?q=1');
    expect(await sessionOf(ctx, { headers: ended.headers })).toMatchObject({
      account: { email: 'ada@example.org' },
    });
    const cookies = ended.response.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.replace(/=[^;]*/, ''))).toEqual([
      'fluxx-alert-console.openid; HttpOnly; Max-Age=0; Path=/; SameSite=Lax',
      'fluxx-alert-console.session; HttpOnly; Max-Age=2592000; Path=/; SameSite=Lax',
    ]);
  });

  it('counts once: the same answer again signs nobody in and asks the provider nothing, on another instance too', async () => {
    const { ctx, provider, open } = await withAda(kind);
    const begun = await goToProvider(ctx, provider, 'ada');
    expect((await comeBack(ctx, begun)).problem).toBeNull();
    expect((await comeBack({ ...ctx, database: open() }, begun)).problem).toBe('expired');
    expect(provider.tokenCalls).toBe(1);
    expect(await sessionsIn(ctx)).toHaveLength(1);
  });

  it('counts once of two at the same moment', async () => {
    const { ctx, provider } = await withAda(kind);
    const begun = await goToProvider(ctx, provider, 'ada');
    const both = await Promise.all([comeBack(ctx, begun), comeBack(ctx, begun)]);
    expect(both.map((one) => one.problem).toSorted()).toEqual(['expired', null]);
  });

  it('is refused in a browser that began none, and after ten minutes', async () => {
    const { ctx, provider } = await withAda(kind);
    const begun = await goToProvider(ctx, provider, 'ada');
    expect((await comeBack(ctx, { ...begun, cookie: '' })).problem).toBe('expired');
    ctx.clock.advance(10 * 60_000);
    expect((await comeBack(ctx, begun)).problem).toBe('expired');
    expect(provider.tokenCalls).toBe(0);
  });

  it('counts no more when the provider was changed or removed meanwhile', async () => {
    const { ctx, provider } = await withAda(kind);
    const begun = await goToProvider(ctx, provider, 'ada');
    await setUpProvider(ctx, provider, { seenVersion: 1, clientId: 'another' });
    expect((await comeBack(ctx, begun)).problem).toBe('not-set-up');
    expect(provider.tokenCalls).toBe(0);
  });
});

describe('an answer of the provider', () => {
  it.each([
    '//evil.example/x',
    'https://evil.example',
    '/\\evil.example',
    '/api/console/v1/overview',
    '/sign-in',
  ])('never opens %j', async (destination) => {
    const { ctx, provider } = await withAda('sqlite');
    expect((await signInByProvider(ctx, provider, 'ada', destination)).location).toBe('/');
  });

  it('is refused with another state, and the one that was begun still counts', async () => {
    const { ctx, provider } = await withAda('sqlite');
    const begun = await goToProvider(ctx, provider, 'ada');
    const attackers = await goToProvider(ctx, provider, 'ada');
    const mixed = await comeBack(ctx, { cookie: begun.cookie, callback: attackers.callback });
    expect(mixed.problem).toBe('mismatch');
    expect(mixed.response.headers.getSetCookie()).toEqual([]);
    const callback = new URL(begun.callback);
    callback.searchParams.delete('state');
    expect((await comeBack(ctx, { ...begun, callback })).problem).toBe('mismatch');
    expect((await comeBack(ctx, begun)).problem).toBeNull();
  });

  it('is refused with somebody else’s code: it does not fit the verifier of this browser', async () => {
    const { ctx, provider } = await withAda('sqlite');
    const begun = await goToProvider(ctx, provider, 'ada');
    const attackers = await goToProvider(ctx, provider, 'ada');
    const callback = new URL(begun.callback);
    callback.searchParams.set('code', attackers.callback.searchParams.get('code') ?? '');
    expect((await comeBack(ctx, { ...begun, callback })).problem).toBe('provider-refused');
    expect(await sessionsIn(ctx)).toEqual([]);
  });

  it('is refused when it names another issuer (mix-up), or none', async () => {
    const { ctx, provider } = await withAda('sqlite');
    for (const iss of ['https://evil.example', null]) {
      const begun = await goToProvider(ctx, provider, 'ada');
      if (iss === null) begun.callback.searchParams.delete('iss');
      else begun.callback.searchParams.set('iss', iss);
      expect((await comeBack(ctx, begun)).problem).toBe('mismatch');
    }
    expect(provider.tokenCalls).toBe(0);
  });

  it('is known by an address that the same document says is verified, never by a flag of another', async () => {
    const { ctx, provider } = await withAda('sqlite');
    // The token has an address nobody verified, userinfo the verified one.
    provider.faults = { claims: (claims) => ({ ...claims, email: 'boss@example.org' }) };
    const ended = await signInByProvider(ctx, provider, 'ada');
    expect(await sessionOf(ctx, { headers: ended.headers })).toMatchObject({
      account: { email: 'ada@example.org' },
    });
    // The token has a flag and no address, userinfo an address nobody verified.
    provider.people.set('eve', { ...ADA, email: 'boss@example.org', email_verified: false });
    provider.faults = { claims: (claims) => ({ ...claims, email_verified: true }) };
    expect((await signInByProvider(ctx, provider, 'eve')).problem).toBe('no-email');
  });

  it.each<[string, ProviderFaults]>([
    ['another nonce', { claims: (claims) => ({ ...claims, nonce: 'another' }) }],
    ['no nonce', { claims: (claims) => ({ ...claims, nonce: undefined }) }],
    ['another audience', { claims: (claims) => ({ ...claims, aud: 'another' }) }],
    ['another issuer', { claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
    [
      'a time that is over',
      { claims: (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 }) },
    ],
    ['no signature', { signedBy: 'nobody' }],
    ['a signature of another key', { signedBy: 'other key' }],
    ['no ID token', { token: { status: 200, body: { access_token: 'x', token_type: 'bearer' } } }],
  ])('is refused when the ID token has %s', async (_what, faults) => {
    const { ctx, provider } = await withAda('sqlite');
    provider.faults = faults;
    const ended = await signInByProvider(ctx, provider, 'ada');
    expect(ended.problem).toBe('mismatch');
    expect(await sessionsIn(ctx)).toEqual([]);
    provider.faults = {};
    expect((await signInByProvider(ctx, provider, 'ada')).problem).toBeNull();
  });

  it.each([
    ['provider-refused', { status: 401, body: { error: 'invalid_client', error_description: 'expired' } }],
    ['unreachable', { status: 503, body: 'down' }],
    ['unreachable', { status: 302, body: '' }],
  ])('says %s when the token endpoint answers %j', async (problem, token) => {
    const { ctx, provider } = await withAda('sqlite');
    provider.faults = { token };
    expect((await signInByProvider(ctx, provider, 'ada')).problem).toBe(problem);
  });

  it('says so when the provider is gone, and works again when it is back', async () => {
    const { ctx, provider } = await withAda('sqlite');
    const begun = await goToProvider(ctx, provider, 'ada');
    await provider.stop();
    expect((await comeBack(ctx, begun)).problem).toBe('unreachable');
    expect(await refusalOfStart(ctx)).toContain('cannot be reached');
    await provider.start();
    expect((await signInByProvider(ctx, provider, 'ada')).problem).toBeNull();
  });

  it('tells what the provider refused by a code of ours only', async () => {
    const { ctx, provider } = await withAda('sqlite');
    const begun = await goToProvider(ctx, provider, 'ada');
    begun.callback.searchParams.delete('code');
    begun.callback.searchParams.set('error', 'access_denied');
    begun.callback.searchParams.set('error_description', '<script>alert(1)</script>');
    const ended = await comeBack(ctx, begun);
    expect(ended.location).toBe('/sign-in?problem=cancelled');
    expect(readSignInProblem('<script>')).toBeNull();
    expect(readSignInProblem('constructor')).toBeNull();
  });

  it('takes a session’s cookie for no sign-in, and a sign-in’s cookie for no session', async () => {
    const { ctx, provider } = await withAda('sqlite');
    const { cookie, callback } = await goToProvider(ctx, provider, 'ada');
    const token = cookie.slice(cookie.indexOf('=') + 1);
    const asSession = new Headers({ cookie: `${cookieName(ctx, 'session')}=${token}` });
    expect(await sessionOf(ctx, { headers: asSession })).toBeNull();
    const sealed = await sealSessionToken(ctx, '7f0d7c1e-0000-4000-8000-000000000000');
    const asBegun = { cookie: `${cookieName(ctx, 'openid')}=${sealed}`, callback };
    expect((await comeBack(ctx, asBegun)).problem).toBe('expired');
  });

  it('leaves no secret in what is logged or written down', async () => {
    const { ctx, provider } = await withAda('sqlite');
    provider.faults = { signedBy: 'nobody' };
    await signInByProvider(ctx, provider, 'ada');
    const acts = await ctx.database.kysely.selectFrom('activity').selectAll().execute();
    const told = JSON.stringify([acts, ctx.logged]);
    expect(told).not.toContain(PROVIDER_CLIENT.clientSecret);
    expect(told).not.toContain('eyJ');
  });
});

describe('beginning a sign-in', () => {
  it.each<[string, ProviderFaults['document']]>([
    ['does not offer', (document) => ({ ...document, code_challenge_methods_supported: ['plain'] })],
    ['is no web address', (document) => ({ ...document, authorization_endpoint: 'javascript:alert(1)//' })],
    ['calls itself another', (document) => ({ ...document, issuer: 'https://evil.example' })],
  ])('is refused when the provider %s', async (_what, document) => {
    const { ctx, provider } = await withAda('sqlite');
    if (document !== undefined) provider.faults = { document };
    expect(await refusalOfStart(ctx)).not.toBe('started');
  });

  it('goes on when the provider does not say whether it supports PKCE', async () => {
    const { ctx, provider } = await withAda('sqlite');
    provider.faults = {
      document: (document) => ({ ...document, code_challenge_methods_supported: undefined }),
    };
    expect((await signInByProvider(ctx, provider, 'ada')).problem).toBeNull();
  });

  it('needs an address the console knows to be its own', async () => {
    const { ctx } = await withAda('sqlite');
    for (const headers of [{ origin: 'https://elsewhere.example' }, {}]) {
      const request = new Request(TEST_ORIGIN, { method: 'POST', headers });
      await expect(startOpenId(ctx, request, '/')).rejects.toMatchObject({ code: 'conflict' });
    }
  });

  it('asks with PKCE, state and nonce, and keeps the verifier out of the address', async () => {
    const { ctx } = await withAda('sqlite');
    const request = new Request(TEST_ORIGIN, { method: 'POST', headers: { origin: TEST_ORIGIN } });
    const { url }: { url: string } = await (await startOpenId(ctx, request, '/')).json();
    const asked = Object.fromEntries(new URL(url).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'console',
      code_challenge_method: 'S256',
      redirect_uri: `${TEST_ORIGIN}/api/auth/openid/callback`,
      scope: 'openid email profile',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/);
    expect(Object.keys(asked)).not.toContain('code_verifier');
  });
});
