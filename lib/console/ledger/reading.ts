import type { Queryable } from '@/lib/db/database';
import { listUnfinishedJobs } from '@/lib/db/queries/job/list-unfinished-jobs';
import { findReading } from '@/lib/db/queries/reading/find-reading';
import { putReading } from '@/lib/db/queries/reading/put-reading';
import type { Row } from '@/lib/db/schema';
import type { CountBasis } from '@/lib/domain/counts';
import { stateOf } from './outcome';
import type { Settlement } from './settlement';
import { FULL_BATCH } from './timing';

type Reading = Row<'queue_reading'>;

/**
 * Writes what a settled call shows of its queue's counts (console.md, "Counts, and how sure they are"). The running totals of
 * the built-in site are its own; those of another site are what the ledger saw.
 */
export async function updateReading(
  trx: Queryable,
  facts: {
    queueId: string;
    isBuiltIn: boolean;
    settlement: Settlement;
    /** `limit_num` of the call: a batch of that size was full. */
    limitNum: number | null;
    /** When the site answered, as far as that is known: a call may be settled long after (epoch milliseconds). */
    seenAt: number;
  },
): Promise<void> {
  const { queueId, settlement, seenAt } = facts;
  const before = (await findReading(trx, queueId)) ?? nothingKnown(queueId, seenAt);
  const jobs = await listUnfinishedJobs(trx, [queueId]);
  await putReading(trx, {
    ...before,
    ...queuedAfter(before, facts),
    ...processingAfter(before, jobs, facts),
    ...(facts.isBuiltIn ? {} : totalsAfter(before, settlement)),
  });
}

function nothingKnown(queueId: string, seenAt: number): Reading {
  return {
    queue_id: queueId,
    queued: null,
    queued_basis: 'unknown',
    queued_at: seenAt,
    processing: null,
    processing_basis: 'unknown',
    processing_at: seenAt,
    oldest_triggered_at: null,
    entered_total: null,
    taken_total: null,
    finished_total: null,
    problem: null,
    counted_taken: null,
    counted_finished: null,
  };
}

/** What the site showed since stays. */
function queuedAfter(
  before: Reading,
  {
    settlement: { judgement },
    limitNum,
    seenAt,
  }: { settlement: Settlement; limitNum: number | null; seenAt: number },
): Partial<Reading> {
  if (before.queued_basis !== 'unknown' && before.queued_at > seenAt) return {};
  const figure = (queued: number, basis: CountBasis): Partial<Reading> => ({
    queued,
    queued_basis: basis,
    queued_at: seenAt,
    oldest_triggered_at: null,
  });
  if (judgement.outcome === 'empty') return figure(0, 'observed');
  if (judgement.outcome !== 'job' || judgement.process?.kind !== 'job') return {};
  const taken = judgement.process.recordCount;
  const left = before.queued_basis === 'exact' ? Math.max(0, (before.queued ?? 0) - taken) : 0;
  return left === 0 && taken < (limitNum ?? FULL_BATCH) ? figure(0, 'observed') : figure(left, 'at-least');
}

/**
 * The jobs open here are what is processing, unless one of them was never counted, somebody else holds one, or nobody knows what the call
 * did. A call that failed shows nothing of it. What the site itself showed since stays; what the ledger knew since is less than it knows now.
 */
function processingAfter(
  before: Reading,
  jobs: readonly { record_count: number | null }[],
  { settlement: { judgement }, seenAt }: { settlement: Settlement; seenAt: number },
): Partial<Reading> {
  if (before.processing_basis === 'exact' && before.processing_at > seenAt) return {};
  const at = Math.max(before.processing_at, seenAt);
  const state = stateOf(judgement.outcome);
  if (state === 'failed') return {};
  const isTold = state === 'answered' && judgement.outcome !== 'outstanding';
  const isKnown = isTold && jobs.every((job) => job.record_count !== null);
  if (!isKnown) return { processing: null, processing_basis: 'unknown', processing_at: at };
  const processing = jobs.reduce((sum, job) => sum + (job.record_count ?? 0), 0);
  return { processing, processing_basis: 'ledger', processing_at: at };
}

function totalsAfter(before: Reading, { judgement }: Settlement): Partial<Reading> {
  const taken =
    judgement.outcome === 'job' && judgement.process?.kind === 'job' ? judgement.process.recordCount : 0;
  return {
    taken_total: (before.taken_total ?? 0) + taken,
    finished_total: (before.finished_total ?? 0) + (judgement.clearCount ?? 0),
  };
}
