import { findBuiltInSite } from '@/lib/db/queries/site/find-built-in-site';
import { updateCounts } from '@/lib/db/queries/reading/update-counts';
import type { ConsoleContext } from '../context';
import type { ActResult } from '../jobs/act-result';
import { getQueueView } from '../queues/queue-view';
import { clientOf } from '../sites/client-of';
import { countsOf } from './counts-of';
import { readQueueFacts, SAMPLED_COLUMNS } from './site-facts';

/**
 * After an act on a queue of the built-in site: reads its exact counts again, so that nobody sees those from before it. The running
 * totals stay for the next sample, which puts what they grew by into the history. A real site tells no counts; there the ledger's own
 * stand.
 */
export async function readAgain(context: ConsoleContext, result: ActResult): Promise<ActResult> {
  if (result.queue.site.kind !== 'built-in') return result;
  try {
    await readCounts(context, result.queue);
  } catch (error) {
    // The act itself is done and stored; the sampler comes round again in a few seconds.
    context.log.warn({ error }, 'The queue could not be read after an act');
    return result;
  }
  return { ...result, queue: await getQueueView(context, result.queue.id) };
}

async function readCounts(context: ConsoleContext, queue: ActResult['queue']): Promise<void> {
  const { kysely } = context.database;
  const site = await findBuiltInSite(kysely);
  if (site === undefined) return;
  const where = { queue_uuid: queue.queueUuid };
  const rows = await clientOf(context, site).listAlerts({ columns: SAMPLED_COLUMNS, where });
  const [fact] = readQueueFacts(rows);
  if (fact !== undefined) await updateCounts(kysely, queue.id, countsOf(fact, context.clock.now()));
}
