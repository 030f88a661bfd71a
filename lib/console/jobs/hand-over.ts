import { recordAct } from '@/lib/audit/record';
import { findJob } from '@/lib/db/queries/job/find-job';
import { findJobRow } from '@/lib/db/queries/job/find-job-row';
import { updateJob } from '@/lib/db/queries/job/update-job';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { HandOverInput } from '@/lib/domain/api/hand-over';
import { AppError } from '@/lib/domain/errors';
import { jobCan } from '@/lib/domain/job-can';
import type { ActContext } from '../context';
import { getQueueView } from '../queues/queue-view';
import { toJobView } from '../queues/to-views';
import { getJobPage, type JobPage } from './job-view';
import { requireRole } from './require-role';

/**
 * Marks a job that a person took for the integration: its next process call through the gateway gets the stored bytes, and it
 * finishes the job as if it had taken it. Or takes the mark back. The site is not called.
 * @throws AppError `forbidden`, `not-found`, or `conflict` when the job is not to be had: it is not open, its payload is not
 * held, no integration polls through the gateway, or the integration has fetched it already.
 */
export async function handOverJob(ctx: ActContext, jobId: string, input: HandOverInput): Promise<JobPage> {
  requireRole(ctx.actor, 'job.hand-over');
  const known = await findJob(ctx.database.kysely, jobId);
  if (known === undefined)
    throw new AppError('not-found', 'There is no such job in the ledger. Nothing was changed.');
  const queue = await getQueueView(ctx, known.queue_id);
  await ctx.database.transaction(async (trx) => {
    await lockQueue(trx, ctx.database.support, known.queue_id);
    const row = await findJobRow(trx, jobId);
    if (row === undefined)
      throw new AppError('not-found', 'There is no such job in the ledger. Nothing was changed.');
    const job = toJobView(row, queue.name);
    const viewer = { role: ctx.actor.role, id: ctx.actor.id };
    const can = input.handedOver ? jobCan.handOver(job, queue, viewer) : jobCan.takeBack(job, viewer);
    if (!can.allowed) throw new AppError('conflict', `${can.reason} Nothing was changed.`);
    const at = ctx.clock.now();
    await updateJob(trx, jobId, {
      handed_over_at: input.handedOver ? at : null,
      handed_over_by: input.handedOver ? ctx.actor.name : null,
      replayed_at: null,
      replayed_to_id: null,
      replayed_to_name: null,
    });
    await recordAct(trx, {
      at,
      actor: ctx.actor,
      verb: input.handedOver ? 'job.hand-over' : 'job.take-back',
      target: { kind: 'job', id: jobId, name: job.jobUuid },
      outcome: 'done',
      detail: { queueId: job.queueId, recordCount: job.recordCount, takenBy: job.holder.name },
    });
  });
  return getJobPage(ctx, jobId);
}
