import { recordAct } from '@/lib/audit/record';
import { findSite } from '@/lib/db/queries/site/find-site';
import type { Row } from '@/lib/db/schema';
import type { ActOutcome } from '@/lib/domain/activity/verbs';
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
 * of alerts. Nothing is stored but that it was tried, and where.
 * @throws AppError `forbidden`, `not-found`, or `invalid` when there are no credentials to try
 */
export async function testConnection(ctx: ActContext, input: TestInput): Promise<TestReport> {
  requireRole(ctx.actor, 'site.write');
  const site = input.siteId === undefined ? undefined : await findSite(ctx.database.kysely, input.siteId);
  const address = readSiteUrl(input.baseUrl, ctx.addressPolicy);
  if (!address.ok) {
    const report = reportWrongAddress(address.problem);
    await recordTest(ctx, { site, host: hostOf(input.baseUrl), report, outcome: 'refused' });
    return report;
  }
  const report = await tryAddress(ctx, input, site, address.url);
  await recordTest(ctx, { site, host: address.url.host, report, outcome: report.works ? 'done' : 'failed' });
  return report;
}

/** Of an address that is not called. Whatever else was typed into it is told to nobody. */
function hostOf(text: string): string | null {
  return URL.parse(text.trim())?.host || null;
}

async function recordTest(
  ctx: ActContext,
  tested: {
    site: Row<'site'> | undefined;
    host: string | null;
    report: TestReport;
    outcome: ActOutcome;
  },
): Promise<void> {
  const { site, host, report, outcome } = tested;
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: ctx.actor,
    verb: 'site.test',
    ...(site === undefined ? {} : { target: { kind: 'site', id: site.id, name: site.name } }),
    outcome,
    detail: { host, failedAt: report.steps.find(({ state }) => state === 'failed')?.step ?? null },
  });
}

async function tryAddress(
  ctx: ActContext,
  input: TestInput,
  site: Row<'site'> | undefined,
  { origin }: URL,
): Promise<TestReport> {
  const credentials = input.credentials ?? keptCredentials(ctx, input.siteId, site, origin);
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
function keptCredentials(
  ctx: ActContext,
  siteId: string | undefined,
  site: Row<'site'> | undefined,
  origin: string,
): SiteCredentials {
  if (siteId === undefined) throw missing('Enter the credentials to try.');
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
