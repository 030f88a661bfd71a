import type { ServerMetadata } from 'openid-client';
import { z } from 'zod';
import { recordAct } from '@/lib/audit/record';
import type { ProviderTestReport, ProviderTestStep } from '@/lib/domain/api/sign-in-settings';
import { readOutboundUrl } from '@/lib/domain/outbound-url';
import { readIssuer } from './check-settings';
import { discover } from './connect';
import type { OpenIdActContext, OpenIdContext } from './context';
import { explainDiscovery } from './explain-discovery';
import { whyUnreachable } from './unreachable';

const keySet = z.object({ keys: z.array(z.object({ kty: z.string() })).min(1) });

/**
 * Reads a provider's discovery document and keys, and says step by step what was found. Nothing is stored but that it was asked, and
 * neither client id nor secret is sent: whether they are right shows at the first sign-in.
 * @throws AppError `invalid` when the issuer is no address that may be called.
 */
export async function testProvider(ctx: OpenIdActContext, issuer: string): Promise<ProviderTestReport> {
  const url = readIssuer(issuer, ctx.addressPolicy);
  const report = await readProvider(ctx, url);
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: ctx.actor,
    verb: 'sign-in.test-provider',
    outcome: report.works ? 'done' : 'failed',
    detail: {
      hosts: hostsOf(url, report),
      failedAt: report.steps.find(({ state }) => state === 'failed')?.step ?? null,
    },
  });
  return report;
}

/** Whom it asked: the issuer, and whoever has its keys. */
function hostsOf({ host }: URL, { found }: ProviderTestReport): string[] {
  const keys = URL.parse(found?.keysAddress ?? '')?.host;
  return keys === undefined || keys === host ? [host] : [host, keys];
}

async function readProvider(ctx: OpenIdContext, url: URL): Promise<ProviderTestReport> {
  let document: Readonly<ServerMetadata>;
  try {
    document = await discover(ctx, url);
  } catch (error) {
    const failed = explainDiscovery(error, url);
    return { works: false, steps: [failed, ...notTried()], found: null };
  }
  const steps: ProviderTestStep[] = [
    {
      step: 'discovery',
      state: 'ok',
      sentence: `The discovery document was read. The issuer is ${document.issuer}.`,
      next: null,
    },
    endpointsOf(ctx, document),
    pkceOf(document),
    await keysOf(ctx, document),
  ];
  return { works: steps.every((step) => step.state !== 'failed'), steps, found: foundIn(document) };
}

function foundIn(document: Readonly<ServerMetadata>): ProviderTestReport['found'] {
  return {
    issuer: document.issuer,
    authorizationEndpoint: document.authorization_endpoint ?? null,
    tokenEndpoint: document.token_endpoint ?? null,
    userinfoEndpoint: document.userinfo_endpoint ?? null,
    keysAddress: document.jwks_uri ?? null,
  };
}

/** A sign-in needs the first two; the browser is sent to the first, so it is held to the same rule as the others. */
function endpointsOf(ctx: OpenIdContext, document: Readonly<ServerMetadata>): ProviderTestStep {
  const needed = [
    ['authorization endpoint', document.authorization_endpoint],
    ['token endpoint', document.token_endpoint],
    ['address of its keys', document.jwks_uri],
  ] as const;
  const wrong = needed.filter(
    ([, address]) => address === undefined || !isCallable(address, ctx.addressPolicy),
  );
  if (wrong.length === 0) {
    return {
      step: 'endpoints',
      state: 'ok',
      sentence: 'It names every address a sign-in needs.',
      next: null,
    };
  }
  return {
    step: 'endpoints',
    state: 'failed',
    sentence: `It does not name a usable ${wrong.map(([name]) => name).join(', ')}.`,
    next: 'Check that this is the issuer of an OpenID provider, with addresses that begin with https://.',
  };
}

/** Of an endpoint, which may carry a query. */
function isCallable(address: string, policy: OpenIdContext['addressPolicy']): boolean {
  return readOutboundUrl(address.split('?', 1)[0] ?? '', policy).ok;
}

function pkceOf({ code_challenge_methods_supported: offered }: Readonly<ServerMetadata>): ProviderTestStep {
  if (offered === undefined) {
    return {
      step: 'pkce',
      state: 'unsure',
      sentence: 'It does not say whether it supports PKCE with S256. Some providers do and do not say so.',
      next: 'The console sends it all the same. Sign in once to see that it works.',
    };
  }
  if (offered.includes('S256')) {
    return { step: 'pkce', state: 'ok', sentence: 'It offers PKCE with S256.', next: null };
  }
  return {
    step: 'pkce',
    state: 'failed',
    sentence: 'It does not offer PKCE with S256, without which nobody is signed in here.',
    next: 'Turn it on at the provider.',
  };
}

async function keysOf(ctx: OpenIdContext, document: Readonly<ServerMetadata>): Promise<ProviderTestStep> {
  if (document.jwks_uri === undefined) return { ...SKIPPED, step: 'keys' };
  try {
    const answer = await ctx.askProvider(new Request(document.jwks_uri, { redirect: 'manual' }));
    const { keys } = keySet.parse(await answer.json());
    const sentence = `Its keys were read: ${keys.length}.`;
    return { step: 'keys', state: 'ok', sentence, next: null };
  } catch (error) {
    const why = whyUnreachable(error) ?? 'what it answered is no set of keys';
    return {
      step: 'keys',
      state: 'failed',
      sentence: `Its keys could not be read: ${why}.`,
      next: 'Without them no answer of the provider can be checked. Look at the provider, then test again.',
    };
  }
}

const SKIPPED = { state: 'skipped', sentence: 'Not tried.', next: null } as const;

function notTried(): ProviderTestStep[] {
  return (['endpoints', 'pkce', 'keys'] as const).map((step) => ({ ...SKIPPED, step }));
}
