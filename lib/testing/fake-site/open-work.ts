import type { ActContext } from '@/lib/console/context';
import { getQueueView } from '@/lib/console/queues/queue-view';
import { QUEUE_ID } from './ledger-context';

/** How much of the queue still needs a person: both are 0 when it can be left alone. */
export async function openCallsAndJobs(ctx: ActContext): Promise<{ calls: number; jobs: number }> {
  const view = await getQueueView(ctx, QUEUE_ID);
  return { calls: view.unknownCall === null ? 0 : 1, jobs: view.openJob === null ? 0 : 1 };
}
