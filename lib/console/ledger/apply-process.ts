import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { findJobByUuid } from '@/lib/db/queries/job/find-job-by-uuid';
import { insertJob } from '@/lib/db/queries/job/insert-job';
import { listUnfinishedJobs } from '@/lib/db/queries/job/list-unfinished-jobs';
import { updateJob } from '@/lib/db/queries/job/update-job';
import type { Row } from '@/lib/db/schema';
import { describeRecords } from '@/lib/domain/durations';
import type { ProcessAnswer } from '@/lib/domain/payload/process-answer';
import { endJobsGoneFromSite } from './end-gone-jobs';
import { NO_PAYLOAD, REOPENED } from './job-columns';
import { openingColumns, originOf, type JobOrigin, type ProcessFacts } from './job-origin';
import { settleEarlierProcesses } from './settle-earlier';
import type { Settlement } from './settlement';

/** Moves the jobs of a queue by what a process call came to, and settles earlier calls it explains. */
export async function applyProcess(trx: Queryable, facts: ProcessFacts): Promise<Settlement> {
  const { call, judgement, now, seenAt } = facts;
  const answer = judgement.process;
  const jobUuid = answer === undefined || answer.kind === 'empty' ? null : answer.jobUuid;
  const origin = await originOf(trx, facts, jobUuid);
  const settlement = await applyAnswer(trx, facts, origin);
  const { outcome } = settlement.judgement;
  const later = { outcome, jobId: settlement.jobId, jobUuid, isOwn: origin.isOwn, now };
  await settleEarlierProcesses(trx, origin.unknown, later);
  if (outcome === 'empty' || outcome === 'job' || outcome === 'redelivered' || outcome === 'uuid-only') {
    const foreignToo = outcome === 'empty' || (outcome === 'job' && origin.minted === true);
    await endJobsGoneFromSite(trx, { call, exceptJobId: settlement.jobId, foreignToo, seenAt });
  }
  return settlement;
}

async function applyAnswer(trx: Queryable, facts: ProcessFacts, origin: JobOrigin): Promise<Settlement> {
  const { judgement } = facts;
  const answer = judgement.process;
  if (answer?.kind === 'job') return applyRecords(trx, facts, { taken: answer, origin });
  if (answer?.kind === 'uuid-only') return applyUuidOnly(trx, facts, { jobUuid: answer.jobUuid, origin });
  if (answer?.kind === 'empty' || judgement.outcome === 'outstanding') return applyNoJob(trx, facts);
  return { judgement, detail: judgement.detail, jobId: null, inferred: false };
}

/** No job was named. When one stands open here whose payload we never saw, the call is noted as having asked for it. */
async function applyNoJob(trx: Queryable, { call, judgement }: ProcessFacts): Promise<Settlement> {
  const unfinished = await listUnfinishedJobs(trx, [call.queue_id]);
  const candidates = unfinished.filter((job) => job.custody === 'not-held' && job.holder_kind !== 'foreign');
  const [only] = candidates.length === 1 ? candidates : [];
  const detail = judgement.outcome === 'empty' ? 'Nothing was queued; no job was made.' : judgement.detail;
  return { judgement, detail, jobId: only?.id ?? null, inferred: false };
}

type Taken = Extract<ProcessAnswer, { kind: 'job' }>;

async function applyRecords(
  trx: Queryable,
  facts: ProcessFacts,
  { taken, origin }: { taken: Taken; origin: JobOrigin },
): Promise<Settlement> {
  const records = describeRecords(taken.recordCount);
  const known = await findJobByUuid(trx, facts.call.queue_id, taken.jobUuid);
  if (known !== undefined) return redeliver(trx, facts, known, taken);
  const jobId = uuidv7();
  await insertJob(trx, {
    id: jobId,
    queue_id: facts.call.queue_id,
    job_uuid: taken.jobUuid,
    ...openingColumns(facts, origin, taken.jobUuid),
    ...payloadOf(facts, taken),
  });
  if (origin.isOwn) {
    return {
      judgement: facts.judgement,
      detail: `${records} were taken and are stored here.`,
      jobId,
      inferred: false,
    };
  }
  return {
    judgement: { ...facts.judgement, outcome: 'redelivered' },
    detail: `The site handed out a job that stood open already: ${records}, taken before by ${openingColumns(facts, origin, taken.jobUuid).holder_name}. They are stored here now.`,
    jobId,
    inferred: false,
  };
}

/** The site hands out a job that is known here: the same bytes again, or for the first time with its payload. */
async function redeliver(
  trx: Queryable,
  facts: ProcessFacts,
  job: Row<'job'>,
  taken: Taken,
): Promise<Settlement> {
  const { call, judgement } = facts;
  const isNew = job.custody !== 'held' || job.purged_at !== null;
  const gained = isNew ? { ...payloadOf(facts, taken), purged_at: null, erased_at: null } : {};
  const reopened = reopening(job, call);
  // As the site writes it, however it was written by whoever recovered it.
  await updateJob(trx, job.id, { job_uuid: taken.jobUuid, ...gained, ...reopened });
  const changed = !isNew && job.payload_sha256 !== call.body_sha256;
  const sentences = [
    `The site handed out again the job of ${describeRecords(taken.recordCount)} taken by ${job.holder_name}; nothing new was taken.`,
    ...(isNew ? ['Its payload is stored here now.'] : []),
    ...(changed ? ['Its bytes differ from the first time: both are kept, and the first are shown.'] : []),
    ...('state' in reopened ? ['It counted as finished here and is open again.'] : []),
  ];
  return {
    judgement: { ...judgement, outcome: 'redelivered' },
    detail: sentences.join(' '),
    jobId: job.id,
    inferred: false,
  };
}

/** A Job UUID and no records: the outstanding job by its name only, or, when it was minted just now, nothing at all. */
async function applyUuidOnly(
  trx: Queryable,
  facts: ProcessFacts,
  { jobUuid, origin }: { jobUuid: string; origin: JobOrigin },
): Promise<Settlement> {
  const { call, judgement } = facts;
  const known = await findJobByUuid(trx, call.queue_id, jobUuid);
  if (known === undefined && origin.minted === true && origin.lost === undefined) {
    return {
      judgement: { ...judgement, outcome: 'empty' },
      detail: `Nothing was queued: the site made the new Job UUID ${jobUuid} for no records.`,
      jobId: null,
      inferred: true,
    };
  }
  const detail = `The site named its outstanding job ${jobUuid} without its records. Nothing was taken.`;
  if (known !== undefined) {
    await updateJob(trx, known.id, { job_uuid: jobUuid, ...reopening(known, call) });
    return { judgement, detail, jobId: known.id, inferred: false };
  }
  const jobId = uuidv7();
  await insertJob(trx, {
    id: jobId,
    queue_id: call.queue_id,
    job_uuid: jobUuid,
    ...openingColumns(facts, { ...origin, isOwn: false }, jobUuid),
    ...NO_PAYLOAD,
  });
  return { judgement, detail, jobId, inferred: false };
}

/** Its records are written into the index later (payloads/index-jobs). */
function payloadOf({ call }: ProcessFacts, taken: Taken) {
  return {
    custody: 'held',
    payload_call_id: call.id,
    payload_sha256: call.body_sha256,
    payload_bytes: call.body_bytes,
    record_count: taken.recordCount,
    oldest_triggered_at: taken.oldestTriggeredAt,
    indexed_at: null,
  };
}

/** A finished job that the site hands out after its finish was not finished there. A late answer from before it says nothing. */
function reopening(job: Row<'job'>, call: Row<'call'>) {
  if (job.finished_at === null || (call.sent_at ?? 0) < job.finished_at) return {};
  return REOPENED;
}
