import type { ConsoleContext } from '../context';
import type { ActResult } from '../jobs/act-result';
import { getQueueView } from '../queues/queue-view';
import { sampleBuiltInSite } from './sample-built-in-site';

/**
 * After an act on a queue of the built-in site: reads its exact counts again, so that nobody sees those from before it.
 * A real site tells no counts; there the ledger's own stand.
 */
export async function readAgain(context: ConsoleContext, result: ActResult): Promise<ActResult> {
  if (result.queue.site.kind !== 'built-in') return result;
  try {
    await sampleBuiltInSite(context);
  } catch (error) {
    // The act itself is done and stored; the sampler comes round again in a few seconds.
    context.log.warn({ error }, 'The queue could not be read after an act');
    return result;
  }
  return { ...result, queue: await getQueueView(context, result.queue.id) };
}
