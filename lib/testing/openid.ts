import { onTestFinished } from 'vitest';
import type { OpenIdContext } from '@/lib/auth/openid/context';
import { finishOpenId } from '@/lib/auth/openid/finish';
import { redirectUris } from '@/lib/auth/openid/redirect-uri';
import { saveSignInSettings } from '@/lib/auth/openid/save-settings';
import { startOpenId } from '@/lib/auth/openid/start';
import { makeSealer } from '@/lib/db/seal';
import { systemActor } from '@/lib/domain/actor';
import type { SignInSettingsInput } from '@/lib/domain/api/sign-in-settings';
import { makeNetworkFetch } from '@/lib/fluxx/network-fetch';
import { makeAskProvider } from '@/lib/server/openid-fetch';
import { TEST_ORIGIN, testAuth, type TestAuth } from './auth';
import { testDatabase, type DatabaseKind } from './database';
import { TEST_KEY } from './fake-site/ledger-context';
import { PROVIDER_CLIENT, startOpenIdProvider, type TestProvider } from './openid-provider';

export type TestOpenId = OpenIdContext & TestAuth;

/** A console and a real provider beside it, which is not set up yet; both gone when the test ends. */
export async function testOpenId(
  kind: DatabaseKind,
): Promise<{ ctx: TestOpenId; provider: TestProvider; open: () => OpenIdContext['database'] }> {
  const { database, open } = await testDatabase(kind);
  const auth = testAuth(database);
  const network = makeNetworkFetch({ allowHttp: false });
  const provider = await startOpenIdProvider({ redirectUris: redirectUris(auth) });
  onTestFinished(async () => {
    await provider.stop().catch(() => null);
    await network.close();
  });
  const ctx = {
    ...auth,
    sealer: makeSealer(TEST_KEY),
    addressPolicy: { allowHttp: false },
    askProvider: makeAskProvider(network.fetch),
  };
  return { ctx, provider, open };
}

/** What an admin would have typed. */
export function settingsFor(
  provider: TestProvider,
  change: Partial<SignInSettingsInput> = {},
): SignInSettingsInput {
  return {
    seenVersion: null,
    issuer: provider.issuer,
    ...PROVIDER_CLIENT,
    buttonName: 'Example',
    domains: ['example.org'],
    roleClaim: null,
    roleRules: [],
    otherRole: 'viewer',
    linksPasswords: false,
    passwordsAllowed: true,
    ...change,
  };
}

/** Sets the provider up. */
export async function setUpProvider(
  ctx: TestOpenId,
  provider: TestProvider,
  change: Partial<SignInSettingsInput> = {},
): Promise<void> {
  await saveSignInSettings({ ...ctx, actor: systemActor }, settingsFor(provider, change));
  ctx.clock.advance(1);
}

/** A browser that pressed the button and stands before the way back. */
export interface BegunSignIn {
  cookie: string;
  callback: URL;
  /** Whom a proxy in front says it comes from. */
  address?: string;
}

/** Presses the button and signs in at the provider, over HTTP as a browser does. */
export async function goToProvider(
  ctx: TestOpenId,
  provider: TestProvider,
  login: string,
  destination = '/',
): Promise<BegunSignIn> {
  provider.signsIn = login;
  const asked = new Request(`${TEST_ORIGIN}/api/auth/openid/start`, {
    method: 'POST',
    headers: { origin: TEST_ORIGIN },
  });
  const started = await startOpenId(ctx, asked, destination);
  const { url }: { url: string } = await started.json();
  return { cookie: cookiesOf(started), callback: await throughProvider(new URL(url)) };
}

/** Follows the provider's redirects, with its cookies, until it sends the browser back to the console. */
async function throughProvider(begin: URL): Promise<URL> {
  let url = begin;
  const jar = new Map<string, string>();
  for (let step = 0; step < 10; step += 1) {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(url, { redirect: 'manual', headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split('=');
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider stopped at ${url.pathname}: ${await answer.text()}`);
    url = new URL(location, url);
    if (url.origin === TEST_ORIGIN) return url;
  }
  throw new Error('The provider never sent the browser back');
}

export interface Ended {
  location: string;
  /** Of the sign-in page's address; null when somebody is signed in. */
  problem: string | null;
  /** Headers a browser would send from then on. */
  headers: Headers;
  response: Response;
}

/** Comes back from the provider. */
export async function comeBack(
  ctx: OpenIdContext,
  { cookie, callback, address }: BegunSignIn,
  requestId?: string,
): Promise<Ended> {
  const headers = { cookie, ...(address === undefined ? {} : { 'x-forwarded-for': address }) };
  const response = await finishOpenId(ctx, new Request(callback, { headers }), requestId);
  const location = response.headers.get('location') ?? '';
  const problem = new URL(location, TEST_ORIGIN).searchParams.get('problem');
  return { location, problem, headers: new Headers({ cookie: cookiesOf(response) }), response };
}

/** The whole way of one person. */
export async function signInByProvider(
  ctx: TestOpenId,
  provider: TestProvider,
  login: string,
  destination = '/',
): Promise<Ended> {
  return comeBack(ctx, await goToProvider(ctx, provider, login, destination));
}

function cookiesOf(response: Response): string {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
  return cookies.filter((cookie) => !cookie.endsWith('=')).join('; ');
}
