import { setTimeout as pause } from 'node:timers/promises';
import { updateCounts } from '@/lib/db/queries/reading/update-counts';
import { findQueueSite } from '@/lib/db/queries/queue/find-queue-site';
import type { ConsoleContext } from '../context';
import { registerCall } from '../ledger/registry';
import { clientOf } from '../sites/client-of';
import { countsOf } from './counts-of';
import { readQueueFacts, SAMPLED_COLUMNS } from './site-facts';

/** Long enough for the answer to the act to leave first, too short for anybody to see. */
const AFTER_MS = 20;

/**
 * After an act on a queue of the built-in site: reads its exact counts again, aside from the act's answer, which has those the ledger
 * knows. The running totals stay for the next sample, which puts what they grew by into the history. A real site tells no counts;
 * there the ledger's own stand. A shutdown waits for it.
 */
export function readAgainSoon(context: ConsoleContext, call: { id: string; queue_id: string }): void {
  registerCall(`counts after ${call.id}`, readAgain(context, call.queue_id));
}

async function readAgain(context: ConsoleContext, queueId: string): Promise<void> {
  try {
    await pause(AFTER_MS);
    await readCounts(context, queueId);
  } catch (error) {
    // The act itself is done and stored; the sampler comes round again in a few seconds.
    context.log.warn({ error }, 'The queue could not be read after an act');
  }
}

async function readCounts(context: ConsoleContext, queueId: string): Promise<void> {
  const { kysely } = context.database;
  const target = await findQueueSite(kysely, queueId);
  if (target?.site.kind !== 'built-in') return;
  const where = { queue_uuid: target.queueUuid };
  const rows = await clientOf(context, target.site).listAlerts({ columns: SAMPLED_COLUMNS, where });
  const [fact] = readQueueFacts(rows);
  if (fact !== undefined) await updateCounts(kysely, queueId, countsOf(fact, context.clock.now()));
}
