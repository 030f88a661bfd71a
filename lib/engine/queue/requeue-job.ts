import { recordAct } from '@/lib/audit/record';
import { readJson } from '@/lib/db/json';
import { insertEntries } from '@/lib/db/queries/engine-entry/insert-entries';
import { findEngineJobEntries } from '@/lib/db/queries/engine-job/find-job-entries';
import { markRequeued } from '@/lib/db/queries/engine-job/mark-requeued';
import { countRequeued } from '@/lib/db/queries/engine-queue/count-moves';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import { describeRecords } from '@/lib/domain/durations';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { lockQueueByUuid, readUuid } from './find-queue';
import { requeueRefusal } from './requeue-refusal';

export interface RequeueCall {
  queueUuid: string;
  jobUuid: string;
}

/** `seenRecords` is what the person saw when they confirmed. */
export interface ConfirmedRequeue extends RequeueCall {
  seenRecords: number;
}

/**
 * Sends the records of a finished job back to their queue, each with the time it was first triggered and the place it had
 * among those of that time, so that they come before whatever was triggered since. Once for a job: its entries
 * leave the job as they enter the queue, in one transaction, so that no entry is ever in two places.
 * @returns how many records.
 * @throws AppError `not-found` for the queue and the job; `conflict` when the job is open, was sent back before, or is too old.
 */
export async function requeueJob(ctx: EngineContext, call: ConfirmedRequeue, actor: Actor): Promise<number> {
  return ctx.database.transaction(async (trx) => {
    const { alert } = await lockQueueByUuid(ctx, trx, call.queueUuid);
    const jobUuid = readUuid(call.jobUuid);
    const job = jobUuid === null ? undefined : await findEngineJobEntries(trx, alert.id, jobUuid);
    if (job === undefined)
      throw new AppError('not-found', 'This queue has no job with this Job UUID. Nothing was queued.');
    const entries = entriesOf(job);
    const refusal = requeueRefusal({ ...job, keptEntries: entries.length });
    if (refusal !== null) throw new AppError('conflict', `${refusal} Nothing was queued.`);
    if (entries.length !== call.seenRecords)
      throw new AppError(
        'conflict',
        `This job holds ${describeRecords(entries.length)}, not the ${call.seenRecords} you saw. Nothing was queued. Look again and confirm anew.`,
      );
    const now = ctx.clock.now();
    await insertEntries(trx, ctx.database.support, entries);
    await countRequeued(trx, alert.id, entries.length);
    await markRequeued(trx, { jobUuid: job.job_uuid, at: now, by: actor.name });
    await recordAct(trx, {
      at: now,
      actor,
      verb: 'job.requeue',
      target: { kind: 'alert', id: String(alert.id), name: alert.name },
      outcome: 'done',
      detail: {
        job_uuid: job.job_uuid,
        queue_uuid: alert.queue_uuid,
        records: entries.length,
        oldest_triggered_at: job.oldest_triggered_at,
      },
    });
    return entries.length;
  });
}

function entriesOf(job: Pick<Row<'engine_job'>, 'alert_id' | 'entries_json'>): Row<'engine_queue_entry'>[] {
  return readJson<[number, number, number][]>(job.entries_json).map(([sequence, triggeredAt, recordId]) => ({
    alert_id: job.alert_id,
    triggered_at: triggeredAt,
    sequence,
    record_id: recordId,
  }));
}
