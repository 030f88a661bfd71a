import type { Queryable } from '@/lib/db/database';
import { listUnfinishedJobs, type JobRow } from '@/lib/db/queries/job/list-unfinished-jobs';
import { updateJob } from '@/lib/db/queries/job/update-job';
import type { Row } from '@/lib/db/schema';

/**
 * A queue has one outstanding job (domain.md). When the site answers process with another job, or with none, these are over
 * there: a job it would not clear before, and (when `foreignToo`) one somebody else took that we only know by its UUID.
 * They are marked finished, as inferred; should the site hand one out again, it opens again.
 */
export async function endJobsGoneFromSite(
  trx: Queryable,
  facts: { call: Row<'call'>; exceptJobId: string | null; foreignToo: boolean; seenAt: number },
): Promise<void> {
  for (const job of await listUnfinishedJobs(trx, [facts.call.queue_id])) {
    if (job.id === facts.exceptJobId || job.state !== 'open' || !isOver(job, facts.foreignToo)) continue;
    await updateJob(trx, job.id, {
      state: 'finished',
      finished_at: facts.seenAt,
      finish_call_id: facts.call.id,
      finish_inferred: 1,
    });
  }
}

function isOver(job: JobRow, foreignToo: boolean): boolean {
  if (job.last_outcome === 'not-cleared') return true;
  return foreignToo && job.holder_kind === 'foreign' && job.custody === 'not-held';
}
