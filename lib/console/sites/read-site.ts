import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import { replaceSiteAlerts } from '@/lib/db/queries/site-alert/replace-site-alerts';
import { findSite } from '@/lib/db/queries/site/find-site';
import { updateSite } from '@/lib/db/queries/site/update-site';
import type { NewRow, Row } from '@/lib/db/schema';
import { isAppError } from '@/lib/domain/errors';
import { normalQueueUuid } from '@/lib/domain/queue-uuids';
import type { FluxxClient } from '@/lib/fluxx/client';
import type { AlertRow } from '@/lib/fluxx/rest';
import { isSiteError } from '@/lib/fluxx/site-error';
import type { ConsoleContext } from '../context';
import { ALERT_COLUMNS, readQueueFacts, type QueueFacts } from '../sampling/site-facts';
import { clientOf } from './client-of';
import { leaveAlone } from './pace';

/**
 * Reads the API alerts a real site lists, over REST only, and keeps the list beside the site. It never adds, changes or
 * removes a queue: an admin accepts what changed. A reading that fails leaves the last list and says why.
 * @param onKept called in the transaction that keeps what came of it, with what was the matter, if anything.
 */
export async function readSite(
  ctx: ConsoleContext,
  siteId: string,
  onKept: OnKept = async () => {},
): Promise<void> {
  const site = await findSite(ctx.database.kysely, siteId);
  if (site === undefined || site.kind !== 'remote' || site.archived_at !== null) return;
  let facts: readonly QueueFacts[];
  try {
    facts = readQueueFacts(await listKnownColumns(clientOf(ctx, site)));
  } catch (error) {
    return keepProblem(ctx, site, error, onKept);
  }
  await keepList(ctx, site, facts, onKept);
}

type OnKept = (trx: Queryable, problem: string | null) => Promise<void>;

/** A site that refuses a column it does not know is asked for all it has. */
export async function listKnownColumns(client: FluxxClient): Promise<AlertRow[]> {
  try {
    return await client.listAlerts({ columns: ALERT_COLUMNS });
  } catch (error) {
    if (!isSiteError(error) || error.problem !== 'refused') throw error;
    return client.listAlerts({});
  }
}

async function keepList(
  ctx: ConsoleContext,
  site: Row<'site'>,
  facts: readonly QueueFacts[],
  onKept: OnKept,
): Promise<void> {
  const now = ctx.clock.now();
  const alerts = new Map(facts.map((fact) => [normalQueueUuid(fact.queueUuid), toRow(site.id, fact)]));
  await ctx.database.transaction(async (trx) => {
    await replaceSiteAlerts(trx, site.id, [...alerts.values()]);
    await updateSite(trx, site.id, { contact_at: now, listed_at: now, tried_at: now, problem: null });
    await onKept(trx, null);
  });
}

function toRow(siteId: string, fact: QueueFacts): NewRow<'site_alert'> {
  return {
    site_id: siteId,
    queue_uuid: normalQueueUuid(fact.queueUuid),
    name: fact.name,
    model: fact.model,
    trigger_type: fact.triggerType,
    extra_fields_json: writeJson(fact.extraFields),
    enabled: fact.enabled === null ? null : Number(fact.enabled),
  };
}

async function keepProblem(
  ctx: ConsoleContext,
  site: Row<'site'>,
  error: unknown,
  onKept: OnKept,
): Promise<void> {
  if (!(isSiteError(error) || isAppError(error))) throw error;
  const now = ctx.clock.now();
  const isAnswer = isSiteError(error) && error.problem !== 'unreachable';
  // First, and whatever becomes of the rest: the site asked for it.
  if (isSiteError(error) && error.retryAfterMs !== undefined) {
    await leaveAlone(ctx, site.id, error.retryAfterMs);
  }
  await ctx.database.transaction(async (trx) => {
    await updateSite(trx, site.id, {
      tried_at: now,
      problem: error.message,
      ...(isAnswer ? { contact_at: now } : {}),
    });
    await onKept(trx, error.message);
  });
}
