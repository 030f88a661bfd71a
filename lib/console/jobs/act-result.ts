import type { z } from 'zod';
import { findCall } from '@/lib/db/queries/call/find-call';
import { findJobRow } from '@/lib/db/queries/job/find-job-row';
import type { actResponse } from '@/lib/domain/api/views';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { getQueueView } from '../queues/queue-view';
import { toCallView, toJobView } from '../queues/to-views';
import { readAgainSoon } from '../sampling/read-again';

/** What an act came to: the call, the job it is about, and the queue as the ledger knows it now. */
export type ActResult = z.infer<typeof actResponse>;

export async function actResult(ctx: ConsoleContext, callId: string): Promise<ActResult> {
  const call = await findCall(ctx.database.kysely, callId);
  if (call === undefined) throw new AppError('internal', 'The call is not in the ledger.');
  const queue = await getQueueView(ctx, call.queue_id);
  const job = call.job_id === null ? undefined : await findJobRow(ctx.database.kysely, call.job_id);
  readAgainSoon(ctx, call);
  return { call: toCallView(call), job: job === undefined ? null : toJobView(job, queue.name), queue };
}
