import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type ClientAuth,
  type Configuration,
  type CustomFetch,
  type ServerMetadata,
} from 'openid-client';
import type { Database } from '@/lib/db/database';
import type { OpenIdContext } from './context';
import type { Provider } from './provider';

/** A discovery document is read again after so long. */
const KEPT_MS = 10 * 60_000;
/** Seconds for one answer of the provider. */
const TIMEOUT_S = 10;

interface Kept {
  configuration: Configuration;
  connectionSetAt: number;
  until: number;
}

/** By database: a process has one, and tests have many. */
const kept = new WeakMap<Database, Kept>();

/**
 * What is known of the provider, read from its discovery document and kept for ten minutes.
 * The signature of every ID token is checked against the provider's keys: the standard lets a client that got it over TLS leave
 * that out, and we reach providers over plain http, too, on this machine.
 * @throws what openid-client throws, with ProviderUnreachableError among its causes when no answer came.
 */
export async function connectProvider(ctx: OpenIdContext, provider: Provider): Promise<Configuration> {
  const now = ctx.clock.now();
  const known = kept.get(ctx.database);
  if (known?.connectionSetAt === provider.connectionSetAt && known.until > now) return known.configuration;
  const configuration = await discovery(
    new URL(provider.issuer),
    provider.clientId,
    {},
    secretAsOffered(provider.clientSecret),
    {
      execute: [allowInsecureRequests, enableNonRepudiationChecks],
      [customFetch]: guardedFetch(ctx),
      timeout: TIMEOUT_S,
    },
  );
  kept.set(ctx.database, {
    configuration,
    connectionSetAt: provider.connectionSetAt,
    until: now + KEPT_MS,
  });
  return configuration;
}

/** What is known may be out of date: it is read anew at the next sign-in. */
export function forgetProvider(ctx: OpenIdContext): void {
  kept.delete(ctx.database);
}

/**
 * Reads a discovery document for the settings page, without a client.
 * @throws what openid-client throws
 */
export async function discover(ctx: OpenIdContext, issuer: URL): Promise<Readonly<ServerMetadata>> {
  const configuration = await discovery(issuer, 'unused', {}, undefined, {
    execute: [allowInsecureRequests],
    [customFetch]: guardedFetch(ctx),
    timeout: TIMEOUT_S,
  });
  return configuration.serverMetadata();
}

/** The library may ask over plain http, because the guard decides where that is allowed. */
function guardedFetch(ctx: OpenIdContext): CustomFetch {
  return (url, { body, headers, method, signal }) =>
    ctx.askProvider(
      new Request(url, {
        method,
        headers,
        redirect: 'manual',
        body: body instanceof Uint8Array ? Buffer.from(body) : (body ?? null),
        signal: signal ?? null,
      }),
    );
}

/** The secret in the header, as the standard has it, unless the provider takes it in the body only. */
function secretAsOffered(secret: string): ClientAuth {
  return (server, client, body, headers) => {
    const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const needsPost = !offered.includes('client_secret_basic') && offered.includes('client_secret_post');
    const send = needsPost ? ClientSecretPost(secret) : ClientSecretBasic(secret);
    return send(server, client, body, headers);
  };
}
