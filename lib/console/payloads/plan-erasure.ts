import { createHash } from 'node:crypto';
import { listJobCalls } from '@/lib/db/queries/call/list-job-calls';
import { findJobsOfRecord } from '@/lib/db/queries/job-record/find-jobs-of-record';
import { listHeldJobs, type JobWithQueue } from '@/lib/db/queries/job/list-held-jobs';
import { editsOf, type Edit, type ErasureTarget } from '@/lib/domain/payload/erasure';
import type { ConsoleContext } from '../context';
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
  /** Jobs that hold it too but are not finished. */
  openJobs: number;
  fingerprint: string;
}

const BATCH = 50;
/** As many jobs hold one record at most before we stop counting. */
const MOST_JOBS = 100_000;

/** Looks up everything an erasure touches. Nothing is written. By record id the index is asked; by text every payload is read. */
export async function planErasure(
  ctx: ConsoleContext,
  target: ErasureTarget,
  signal?: AbortSignal,
): Promise<ErasurePlan> {
  const plan: ErasurePlan = { jobs: [], openJobs: 0, fingerprint: '' };
  for await (const job of candidates(ctx, target, signal)) {
    signal?.throwIfAborted();
    const erasure = await planJob(ctx, job, target);
    if (erasure.values === 0) continue;
    if (job.state === 'finished') plan.jobs.push(erasure);
    else plan.openJobs += 1;
  }
  return { ...plan, fingerprint: fingerprintOf(plan) };
}

async function* candidates(
  ctx: ConsoleContext,
  target: ErasureTarget,
  signal: AbortSignal | undefined,
): AsyncGenerator<JobWithQueue> {
  const { kysely } = ctx.database;
  if (target.by === 'record-id') {
    // Whatever is not in the index yet would be left out.
    await indexJobs(ctx, signal);
    signal?.throwIfAborted();
    yield* await findJobsOfRecord(kysely, target.recordId, MOST_JOBS);
    return;
  }
  for (let after: string | undefined; ;) {
    const jobs = await listHeldJobs(kysely, { after, limit: BATCH });
    yield* jobs;
    if (jobs.length < BATCH) return;
    after = jobs.at(-1)?.id;
  }
}

async function planJob(ctx: ConsoleContext, job: JobWithQueue, target: ErasureTarget): Promise<JobErasure> {
  const erasure: JobErasure = { job, records: 0, values: 0, bodies: [] };
  const calls = await listJobCalls(ctx.database.kysely, { queueId: job.queue_id, jobId: job.id });
  for (const call of calls) {
    if (call.verb !== 'process' || call.purged_at !== null || call.body_complete === 0) continue;
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

function fingerprintOf({ jobs }: ErasurePlan): string {
  const hash = createHash('sha256');
  for (const { bodies } of jobs)
    for (const { callId, edits } of bodies) hash.update(`${callId} ${JSON.stringify(edits)}\n`);
  return hash.digest('hex');
}
