import type { z } from 'zod';
import { findJobRow } from '@/lib/db/queries/job/find-job-row';
import type { Row } from '@/lib/db/schema';
import type { actResponse } from '@/lib/domain/api/views';
import type { ConsoleContext } from '../context';
import { getQueueView } from '../queues/queue-view';
import { toCallView, toJobView } from '../queues/to-views';
import { readAgainSoon } from '../sampling/read-again';

/** What an act came to: the call, the job it is about, and the queue as the ledger knows it now. */
export type ActResult = z.infer<typeof actResponse>;

export async function actResult(ctx: ConsoleContext, call: Row<'call'>): Promise<ActResult> {
  const queue = await getQueueView(ctx, call.queue_id);
  const job = call.job_id === null ? undefined : await findJobRow(ctx.database.kysely, call.job_id);
  readAgainSoon(ctx, call);
  return { call: toCallView(call), job: job === undefined ? null : toJobView(job, queue.name), queue };
}
