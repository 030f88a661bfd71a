import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Provider, type Configuration } from 'oidc-provider';
import { marked } from './canary';
import { freePort } from './free-port';
import { makeMemory } from './openid-memory';

/** Somebody the provider knows. Further claims are told as they are. */
export interface ProviderPerson {
  email: string;
  email_verified: boolean | string;
  name: string;
  groups?: readonly string[];
}

export const PROVIDER_CLIENT = { clientId: 'console', clientSecret: marked('of-the-provider') };

/** What goes wrong from now on; what a function gives as undefined is left out. */
export interface ProviderFaults {
  /** Changes what an ID token claims; it is signed anew, with the right key unless told. */
  claims?: (claims: Record<string, unknown>) => Record<string, unknown>;
  signedBy?: 'right key' | 'other key' | 'nobody';
  /** Changes the discovery document. */
  document?: (document: Record<string, unknown>) => Record<string, unknown>;
  /** Answers every token request so. */
  token?: { status: number; body: unknown };
}

export interface TestProvider {
  issuer: string;
  people: Map<string, ProviderPerson>;
  faults: ProviderFaults;
  /** Who is signed in at once, by the key in `people`; null shows a form, for a browser. */
  signsIn: string | null;
  /** How often the token endpoint was asked. */
  tokenCalls: number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** A real OpenID provider (oidc-provider) on a port of its own, at another host name than the console's. */
export async function startOpenIdProvider(options: {
  redirectUris: readonly string[];
  signsIn?: string | null;
}): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const told: TestProvider = {
    issuer,
    people: new Map(),
    faults: {},
    signsIn: options.signsIn ?? null,
    tokenCalls: 0,
    start: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const provider = new Provider(issuer, configurationOf(options.redirectUris, told));
  provider.use(async (ctx, next) => {
    await next();
    spoil(ctx, told);
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    const isInteraction = request.url?.startsWith('/interaction/') === true;
    const done = isInteraction ? interact(provider, told, request, response) : answer(request, response);
    Promise.resolve(done).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await told.start();
  return told;
}

function configurationOf(redirectUris: readonly string[], told: TestProvider): Configuration {
  return {
    adapter: makeMemory(),
    clients: [
      {
        client_id: PROVIDER_CLIENT.clientId,
        client_secret: PROVIDER_CLIENT.clientSecret,
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: {
      keys: [
        { ...keyOf('right').export({ format: 'jwk' }), kty: 'RSA', kid: 'test', alg: 'RS256', use: 'sig' },
      ],
    },
    cookies: { keys: ['a key of the test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups'],
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
      Grant: 600,
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, accountId) => {
      const person = told.people.get(accountId);
      return person && { accountId, claims: () => ({ sub: accountId, ...person }) };
    },
    // Nobody is asked for consent: the console is the foundation's own.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

/** The provider's own sign-in page: one field. */
async function interact(
  provider: Provider,
  told: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const typed = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
  const login = typed.get('login') ?? told.signsIn;
  if (typed.has('cancel')) {
    const cancelled = { error: 'access_denied', error_description: '<b>Not today</b>' };
    return provider.interactionFinished(request, response, cancelled);
  }
  if (login !== null) {
    return provider.interactionFinished(request, response, { login: { accountId: login, remember: false } });
  }
  response.setHeader('content-type', 'text/html');
  response.end(
    '<!doctype html><title>Test provider</title><form method="post"><label>Login <input name="login"></label>' +
      '<button>Continue</button></form><form method="post"><button name="cancel" value="1">Cancel</button></form>',
  );
}

/** What of the provider's answer is looked at. */
interface Answering {
  path: string;
  status: number;
  body: unknown;
}

function spoil(ctx: Answering, told: TestProvider): void {
  const body: unknown = ctx.body;
  if (ctx.path === '/token') {
    told.tokenCalls += 1;
    if (told.faults.token !== undefined) {
      ctx.status = told.faults.token.status;
      ctx.body = told.faults.token.body;
    } else if (isRecord(body) && typeof body['id_token'] === 'string') {
      ctx.body = { ...body, id_token: resigned(body['id_token'], told.faults) };
    }
  }
  if (ctx.path.startsWith('/.well-known/') && isRecord(body)) ctx.body = told.faults.document?.(body) ?? body;
}

function resigned(token: string, faults: ProviderFaults): string {
  if (faults.claims === undefined && faults.signedBy === undefined) return token;
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  if (!isRecord(claims)) return token;
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const changed = encode(faults.claims?.(claims) ?? claims);
  if (faults.signedBy === 'nobody') return `${encode({ alg: 'none', typ: 'JWT' })}.${changed}.`;
  const signed = `${encode({ alg: 'RS256', kid: 'test' })}.${changed}`;
  const key = keyOf(faults.signedBy === 'other key' ? 'other' : 'right');
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

const keys = new Map<string, KeyObject>();

/** Making one takes a while, so they are made once. */
function keyOf(name: 'right' | 'other'): KeyObject {
  const key = keys.get(name) ?? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  keys.set(name, key);
  return key;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
