import { createHash } from 'node:crypto';
import { listJobCalls } from '@/lib/db/queries/call/list-job-calls';
import { findJobsOfRecord } from '@/lib/db/queries/job-record/find-jobs-of-record';
import { countHeldJobs, listHeldJobs, type JobWithQueue } from '@/lib/db/queries/job/list-held-jobs';
import type { StrayAnswer } from '@/lib/db/queries/call/stray-answers';
import type { Row } from '@/lib/db/schema';
import { editsOf, type Edit, type ErasureTarget } from '@/lib/domain/payload/erasure';
import type { ConsoleContext } from '../context';
import { findAnswers } from './erase-answers';
import { indexJobs } from './index-jobs';
import { scanRecords } from './scan-records';

/** What is to be replaced in the stored answers of one job: its payload, and the same handed out again. */
export interface JobErasure {
  job: JobWithQueue;
  records: number;
  values: number;
  bodies: { callId: string; edits: Edit[] }[];
}

export interface ErasurePlan {
  jobs: JobErasure[];
  /** Stored answers that belong to no stored job and are removed whole. They are of the first part. */
  answers: StrayAnswer[];
  /** Jobs that hold it too but are not finished. */
  openJobs: number;
  fingerprint: string;
  searchedJobs: number;
  totalJobs: number;
  /** The last job looked at; null where the index told all at once. */
  until: string | null;
  more: boolean;
}

/** What to look through: everything after a job, or just as far as another. */
export interface ErasureRange {
  target: ErasureTarget;
  after?: string | undefined;
  until?: string | undefined;
}

export interface PlanOptions {
  /** Looking by text ends after so long, and what was not looked through is told by `more`. */
  forMs?: number;
  signal?: AbortSignal | undefined;
}
/** As many jobs hold one record at most before we stop counting. */
const MOST_JOBS = 100_000;

/**
 * Looks up what an erasure touches. Nothing is written. By record id the index is asked, and all is told at once; by text every
 * payload is read, part by part.
 */
export async function planErasure(
  ctx: ConsoleContext,
  range: ErasureRange,
  options: PlanOptions = {},
): Promise<ErasurePlan> {
  const { target } = range;
  const answers = range.after === undefined ? await findAnswers(ctx, target, options.signal) : [];
  const found =
    target.by === 'text'
      ? await planByText(ctx, range, options)
      : await planById(ctx, target, options.signal);
  const plan = { ...found, answers };
  return { ...plan, fingerprint: fingerprintOf(plan) };
}

function emptyPlan(totalJobs: number): ErasurePlan {
  return {
    jobs: [],
    answers: [],
    openJobs: 0,
    fingerprint: '',
    searchedJobs: 0,
    totalJobs,
    until: null,
    more: false,
  };
}

async function planById(
  ctx: ConsoleContext,
  target: Extract<ErasureTarget, { by: 'record-id' }>,
  signal: AbortSignal | undefined,
): Promise<ErasurePlan> {
  // Whatever is not in the index yet would be left out.
  await indexJobs(ctx, signal);
  signal?.throwIfAborted();
  const jobs = await findJobsOfRecord(ctx.database.kysely, target.recordId, MOST_JOBS);
  const plan = emptyPlan(jobs.length);
  for (const job of jobs) {
    signal?.throwIfAborted();
    await addJob(ctx, plan, job, target);
  }
  return plan;
}

async function planByText(
  ctx: ConsoleContext,
  { target, after, until }: ErasureRange,
  { forMs = Number.POSITIVE_INFINITY, signal }: PlanOptions,
): Promise<ErasurePlan> {
  const { kysely } = ctx.database;
  const plan = emptyPlan(await countHeldJobs(kysely, {}));
  plan.until = after ?? null;
  const endAt = performance.now() + forMs;
  for (;;) {
    signal?.throwIfAborted();
    const [job] = await listHeldJobs(kysely, { after: plan.until ?? undefined, limit: 1 });
    if (job === undefined || (until !== undefined && job.id > until)) return plan;
    if (performance.now() > endAt) return { ...plan, more: true };
    await addJob(ctx, plan, job, target);
    plan.until = job.id;
  }
}

async function addJob(
  ctx: ConsoleContext,
  plan: ErasurePlan,
  job: JobWithQueue,
  target: ErasureTarget,
): Promise<void> {
  const erasure = await planJob(ctx, job, target);
  plan.searchedJobs += 1;
  if (erasure.values === 0) return;
  if (job.state === 'finished') plan.jobs.push(erasure);
  else plan.openJobs += 1;
}

/** What is to be replaced in one job as it is stored now. */
export async function planJob(
  ctx: ConsoleContext,
  job: JobWithQueue,
  target: ErasureTarget,
): Promise<JobErasure> {
  const erasure: JobErasure = { job, records: 0, values: 0, bodies: [] };
  const calls = await listJobCalls(ctx.database.kysely, { queueId: job.queue_id, jobId: job.id });
  for (const call of calls) {
    if (!isPayload(call)) continue;
    const edits: Edit[] = [];
    for await (const { bytes, offset } of scanRecords(ctx, call.id)) {
      const found = editsOf(Buffer.from(bytes).toString('latin1'), offset, target);
      edits.push(...found);
      if (found.length > 0 && call.id === job.payload_call_id) erasure.records += 1;
    }
    erasure.values += edits.length;
    if (edits.length > 0) erasure.bodies.push({ callId: call.id, edits });
  }
  return erasure;
}

/** Its payload, or the same handed out again. Any other answer of it is looked at as a whole (erase-answers.ts). */
function isPayload({ outcome, purged_at: purgedAt }: Row<'call'>): boolean {
  return (outcome === 'job' || outcome === 'redelivered') && purgedAt === null;
}

function fingerprintOf({ jobs, answers }: Pick<ErasurePlan, 'jobs' | 'answers'>): string {
  const hash = createHash('sha256');
  for (const { id } of answers) hash.update(`${id}\n`);
  for (const { bodies } of jobs)
    for (const { callId, edits } of bodies) hash.update(`${callId} ${JSON.stringify(edits)}\n`);
  return hash.digest('hex');
}
