import { findEngineJob } from '@/lib/db/queries/engine-job/find-job';
import { finishEngineJob } from '@/lib/db/queries/engine-job/finish-job';
import { countFinished } from '@/lib/db/queries/engine-queue/count-moves';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { lockQueueByUuid, readUuid } from './find-queue';

export interface FinishCall {
  queueUuid: string;
  jobUuid: string;
}

/**
 * Clears a job. Asked again, it gives the first answer again and changes nothing.
 * @returns the answer's body, as JSON text.
 * @throws AppError `not-found` for the queue, and for a job that is not of it.
 */
export async function finishJob(ctx: EngineContext, call: FinishCall): Promise<string> {
  return ctx.database.transaction(async (trx) => {
    const { alert } = await lockQueueByUuid(ctx, trx, call.queueUuid);
    const jobUuid = readUuid(call.jobUuid);
    const job = jobUuid === null ? undefined : await findEngineJob(trx, alert.id, jobUuid);
    if (job === undefined)
      throw new AppError('not-found', 'This queue has no job with this Job UUID. Nothing was cleared.');
    if (job.finished_at === null) {
      const clearCount = job.record_count;
      await finishEngineJob(trx, { jobUuid: job.job_uuid, finishedAt: ctx.clock.now(), clearCount });
      await countFinished(trx, alert.id, clearCount);
    }
    return JSON.stringify({ job_uuid: job.job_uuid, clear_count: job.clear_count ?? job.record_count });
  });
}
