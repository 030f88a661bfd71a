import { readJson } from '@/lib/db/json';
import { findAlertByUuid } from '@/lib/db/queries/engine-alert/find-alert-by-uuid';
import { findEngineJobEntries } from '@/lib/db/queries/engine-job/find-job-entries';
import type { EngineContext } from '../context';
import { readUuid } from './find-queue';
import type { RequeueCall } from './requeue-job';
import { requeueRefusal } from './requeue-refusal';

/** Whether a job's records can go back to their queue, or when they did. */
export interface RequeueState {
  /** As a sentence why they cannot; null when they can. */
  refusal: string | null;
  /** Records that would go back. */
  records: number;
  requeuedAt: number | null;
  requeuedBy: string | null;
}

const UNKNOWN: RequeueState = {
  refusal: 'The built-in site does not know this job any more: its alert was deleted.',
  records: 0,
  requeuedAt: null,
  requeuedBy: null,
};

/** Reads what a requeue of this job would do now. Changes nothing. */
export async function getRequeue(ctx: EngineContext, call: RequeueCall): Promise<RequeueState> {
  const [queueUuid, jobUuid] = [readUuid(call.queueUuid), readUuid(call.jobUuid)];
  const db = ctx.database.kysely;
  const alert = queueUuid === null ? undefined : await findAlertByUuid(db, queueUuid);
  if (alert === undefined || jobUuid === null) return UNKNOWN;
  const job = await findEngineJobEntries(db, alert.id, jobUuid);
  if (job === undefined) return UNKNOWN;
  const records = readJson<unknown[]>(job.entries_json).length;
  return {
    refusal: requeueRefusal({ ...job, keptEntries: records }),
    records,
    requeuedAt: job.requeued_at,
    requeuedBy: job.requeued_by,
  };
}
