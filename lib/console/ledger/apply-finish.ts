import type { Queryable } from '@/lib/db/database';
import { findJob } from '@/lib/db/queries/job/find-job';
import { findJobByUuid } from '@/lib/db/queries/job/find-job-by-uuid';
import { updateJob } from '@/lib/db/queries/job/update-job';
import type { Row } from '@/lib/db/schema';
import type { CallOutcome } from '@/lib/domain/calls';
import { describeRecords } from '@/lib/domain/durations';
import { applyUnheldFinish } from './apply-unheld-finish';
import type { FinishFacts } from './finish-facts';
import { stateOf, type Judgement } from './outcome';
import { reconcileFinishes, unknownFinishesBefore } from './reconcile-finishes';
import type { Settlement } from './settlement';

/** Moves the job a finish call was about by what it came to. */
export async function applyFinish(trx: Queryable, facts: FinishFacts): Promise<Settlement> {
  const { call, judgement } = facts;
  const job = await jobOf(trx, call);
  if (job === undefined) return applyUnheldFinish(trx, facts);
  const earlier = await unknownFinishesBefore(trx, call);
  const outcome = refine(judgement, job);
  if (outcome === 'cleared' || outcome === 'count-mismatch')
    return cleared(trx, facts, { job, earlier, outcome });
  if (outcome === 'not-cleared') return notCleared(trx, facts, { job, earlier });
  if (stateOf(outcome) === 'failed' && earlier.length === 0) await reopen(trx, job);
  return { judgement, detail: judgement.detail, jobId: job.id, inferred: false };
}

/** By its UUID when the call did not name it: it may have become known while the call was under way. */
async function jobOf(trx: Queryable, call: Row<'call'>): Promise<Row<'job'> | undefined> {
  return call.job_id === null
    ? findJobByUuid(trx, call.queue_id, call.job_uuid ?? '')
    : findJob(trx, call.job_id);
}

interface About {
  job: Row<'job'>;
  /** Finish calls of the same job whose outcome is unknown. */
  earlier: readonly Row<'call'>[];
}

/** A `clear_count` of 0 settles nothing; one that is not the number of records held is shown as such. */
function refine({ outcome, clearCount }: Judgement, job: Row<'job'>): CallOutcome {
  if (outcome !== 'cleared' || clearCount === undefined || clearCount === job.record_count) return outcome;
  if (clearCount === 0) return 'not-cleared';
  return job.record_count === null ? 'cleared' : 'count-mismatch';
}

async function cleared(
  trx: Queryable,
  { call, judgement, seenAt, now }: FinishFacts,
  { job, earlier, outcome }: About & { outcome: CallOutcome },
): Promise<Settlement> {
  const clearCount = judgement.clearCount ?? 0;
  if (job.finished_at === null || job.finish_inferred === 1) {
    await updateJob(trx, job.id, {
      state: 'finished',
      finished_at: job.finished_at ?? seenAt,
      finish_call_id: call.id,
      clear_count: clearCount,
      finish_inferred: 0,
    });
  }
  await reconcileFinishes(trx, earlier, now, 'The job is finished: a repeated finish was answered.');
  const detail =
    outcome === 'cleared'
      ? `The site cleared ${describeRecords(clearCount)}. The job is finished.`
      : `The site cleared ${describeRecords(clearCount)}, but ${describeRecords(job.record_count)} are stored here. The job is finished; look at the difference.`;
  return { judgement: { ...judgement, outcome }, detail, jobId: job.id, inferred: false };
}

/**
 * 404, or nothing cleared. Alone it settles nothing. After a finish whose outcome is unknown it says that there is nothing
 * left to clear, so that one worked: concluded, and marked so.
 */
async function notCleared(
  trx: Queryable,
  { judgement, seenAt, now }: FinishFacts,
  { job, earlier }: About,
): Promise<Settlement> {
  const [first] = earlier;
  const said = judgement.detail === '' ? 'The site cleared nothing.' : judgement.detail;
  const settled = { ...judgement, outcome: 'not-cleared' as const };
  if (first === undefined) {
    await reopen(trx, job);
    const detail = `${said} The job stays open here. Process again to see whether the site still has it.`;
    return { judgement: settled, detail, jobId: job.id, inferred: false };
  }
  await updateJob(trx, job.id, {
    state: 'finished',
    finished_at: seenAt,
    finish_call_id: first.id,
    clear_count: null,
    finish_inferred: 1,
  });
  await reconcileFinishes(
    trx,
    earlier,
    now,
    'It probably finished the job: the site has nothing left to clear of it.',
  );
  const detail = `${said} So the finish called before had probably worked, and the job counts as finished.`;
  return { judgement: settled, detail, jobId: job.id, inferred: true };
}

async function reopen(trx: Queryable, job: Row<'job'>): Promise<void> {
  if (job.state === 'finishing') await updateJob(trx, job.id, { state: 'open' });
}
