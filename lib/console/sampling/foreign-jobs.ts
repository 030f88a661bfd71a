import { v7 as newId } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { findJobByUuid } from '@/lib/db/queries/job/find-job-by-uuid';
import { insertJob } from '@/lib/db/queries/job/insert-job';
import { listUnfinishedJobs, type JobRow } from '@/lib/db/queries/job/list-unfinished-jobs';
import { updateJob } from '@/lib/db/queries/job/update-job';
import { listBusy } from '@/lib/db/queries/lock/list-busy';
import { NO_PAYLOAD, SOMEBODY_ELSE } from '../ledger/job-columns';
import { groupBy } from '../group-by';
import type { QueueFacts } from './site-facts';

export interface ToldQueue {
  queueId: string;
  fact: QueueFacts;
}

/**
 * Notes the jobs that integrations took straight from the site, with its own token, so that one that stays open counts as stuck; and
 * ends those that the site no longer has open. Only where a site tells its open job. A queue with a call of ours under way is left to
 * the ledger: that call's own job is not written down yet.
 */
export async function noteForeignJobs(
  trx: Queryable,
  told: readonly ToldQueue[],
  now: number,
): Promise<void> {
  const busy = new Set((await listBusy(trx)).map((lock) => lock.queue_id));
  const byQueue = groupBy(await listUnfinishedJobs(trx), 'queue_id');
  for (const { queueId, fact } of told) {
    if (fact.openJob === undefined || busy.has(queueId)) continue;
    const jobs = byQueue.get(queueId) ?? [];
    for (const job of jobs) if (isGone(job, fact)) await end(trx, job, now);
    const { openJob } = fact;
    if (openJob !== null && !jobs.some((job) => job.job_uuid === openJob.jobUuid))
      await note(trx, queueId, { ...openJob, records: fact.processing });
  }
}

function isGone(job: JobRow, { openJob }: QueueFacts): boolean {
  const isForeign = job.holder_kind === SOMEBODY_ELSE.holder_kind && job.custody === NO_PAYLOAD.custody;
  return isForeign && job.state === 'open' && job.job_uuid !== openJob?.jobUuid;
}

async function end(trx: Queryable, job: JobRow, now: number): Promise<void> {
  await updateJob(trx, job.id, { state: 'finished', finished_at: now, finish_inferred: 1 });
}

/** One that the ledger knows as finished is not opened again by this: only a call can tell that its finish did nothing. */
async function note(
  trx: Queryable,
  queueId: string,
  job: { jobUuid: string; openedAt: number; records: number | null },
): Promise<void> {
  if ((await findJobByUuid(trx, queueId, job.jobUuid)) !== undefined) return;
  await insertJob(trx, {
    id: newId(),
    queue_id: queueId,
    job_uuid: job.jobUuid,
    opened_at: job.openedAt,
    opened_call_id: null,
    ...SOMEBODY_ELSE,
    ...NO_PAYLOAD,
    record_count: job.records,
  });
}
