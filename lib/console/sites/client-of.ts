import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import { makeFluxxClient, type FluxxClient } from '@/lib/fluxx/client';
import type { ConsoleContext } from '../context';
import { openCredentials } from './credentials';
import { paceOf } from './pace';

interface Kept {
  client: FluxxClient;
  /** What it was made from; another client is made when this changes. */
  madeFrom: string;
}

/** Clients keep a token in memory, so they are kept for as long as the database they belong to is open. */
const clients = new WeakMap<object, Map<string, Kept>>();

/**
 * The client of a site.
 * @throws AppError `unavailable` when the site has no credentials, `internal` when they were sealed with another key.
 */
export function clientOf(ctx: ConsoleContext, site: Row<'site'>): FluxxClient {
  const sealed = site.credentials_sealed;
  if (sealed === null) {
    throw new AppError(
      'unavailable',
      `No credentials are set for the site ${site.name}. Nothing was called.`,
    );
  }
  const madeFrom = `${site.kind} ${site.base_url} ${Buffer.from(sealed).toString('base64')}`;
  const ofDatabase = clients.get(ctx.database) ?? new Map<string, Kept>();
  clients.set(ctx.database, ofDatabase);
  const kept = ofDatabase.get(site.id);
  if (kept?.madeFrom === madeFrom) return kept.client;
  const client = makeFluxxClient({
    baseUrl: site.base_url.replace(/\/+$/, ''),
    credentials: openCredentials(ctx, sealed),
    fetch: ctx.fetchFor(site.kind === 'built-in' ? 'built-in' : 'remote'),
    clock: ctx.clock,
    ...(site.kind === 'built-in' ? {} : { pace: paceOf(ctx, site.id) }),
  });
  ofDatabase.set(site.id, { client, madeFrom });
  return client;
}
