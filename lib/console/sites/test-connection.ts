import { findSite } from '@/lib/db/queries/site/find-site';
import type { TestInput } from '@/lib/domain/api/site-inputs';
import type { TestReport } from '@/lib/domain/api/sites';
import { AppError } from '@/lib/domain/errors';
import { readSiteUrl } from '@/lib/domain/outbound-url';
import { makeFluxxClient } from '@/lib/fluxx/client';
import type { SiteCredentials } from '@/lib/fluxx/credentials';
import { isSiteError } from '@/lib/fluxx/site-error';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { readQueueFacts } from '../sampling/site-facts';
import { openCredentials } from './credentials';
import { paceOf } from './pace';
import { listKnownColumns } from './read-site';
import { reportFailure, reportSuccess, reportWrongAddress } from './test-report';

/**
 * Tries a site's address and credentials, given or kept, and says step by step what worked. Reads only: a token and the list
 * of alerts. Nothing is stored.
 * @throws AppError `forbidden`, `not-found`, or `invalid` when there are no credentials to try
 */
export async function testConnection(ctx: ActContext, input: TestInput): Promise<TestReport> {
  requireRole(ctx.actor, 'site.write');
  const address = readSiteUrl(input.baseUrl, ctx.addressPolicy);
  if (!address.ok) return reportWrongAddress(address.problem);
  const { origin } = address.url;
  const credentials = input.credentials ?? (await keptCredentials(ctx, input.siteId, origin));
  const client = makeFluxxClient({
    baseUrl: origin,
    credentials,
    fetch: ctx.fetchFor('remote'),
    clock: ctx.clock,
    ...(input.siteId === undefined ? {} : { pace: paceOf(ctx, input.siteId) }),
  });
  let hasToken = false;
  try {
    await client.authorize();
    hasToken = credentials.kind === 'client';
    const facts = readQueueFacts(await listKnownColumns(client));
    return reportSuccess(credentials.kind, facts.length);
  } catch (error) {
    if (!isSiteError(error)) throw error;
    return reportFailure(error, { kind: credentials.kind, hasToken });
  }
}

/** Kept credentials are tried only where they were given for. */
async function keptCredentials(
  ctx: ActContext,
  siteId: string | undefined,
  origin: string,
): Promise<SiteCredentials> {
  if (siteId === undefined) throw missing('Enter the credentials to try.');
  const site = await findSite(ctx.database.kysely, siteId);
  if (site === undefined || site.kind !== 'remote') throw new AppError('not-found', 'There is no such site.');
  if (site.base_url !== origin) {
    throw missing('Enter the credentials again: those that are kept are not sent to a new address.');
  }
  if (site.credentials_sealed === null) throw missing('Enter the credentials: none are kept for this site.');
  return openCredentials(ctx, site.credentials_sealed);
}

function missing(message: string): AppError {
  return new AppError('invalid', `${message} Nothing was called.`, {
    problems: [{ path: 'credentials', message }],
  });
}
