import { recordAct } from '@/lib/audit/record';
import { listJobCalls } from '@/lib/db/queries/call/list-job-calls';
import { listStrayBodies } from '@/lib/db/queries/call/list-stray-bodies';
import { purgeBodies } from '@/lib/db/queries/call/purge-bodies';
import { dropJobRecords } from '@/lib/db/queries/job-record/drop-job-records';
import { findJob } from '@/lib/db/queries/job/find-job';
import { listJobsToPurge } from '@/lib/db/queries/job/list-jobs-to-purge';
import { updateJob } from '@/lib/db/queries/job/update-job';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import { systemActor } from '@/lib/domain/actor';
import type { ConsoleContext } from '../context';

const BATCH = 50;

/**
 * Removes the payloads of jobs finished longer ago than they are kept, and the bodies of calls about no job as old. The rows,
 * counts and hashes stay. What is open or of unknown outcome is never touched, however old.
 * @param keepMs how long a payload is kept from its job's finish.
 */
export async function purgePayloads(
  ctx: ConsoleContext,
  keepMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const before = ctx.clock.now() - keepMs;
  const isOver = () => signal?.aborted ?? false;
  for (;;) {
    const jobs = await listJobsToPurge(ctx.database.kysely, before, BATCH);
    if (jobs.length === 0 || isOver()) break;
    for (const job of jobs) await purgeJob(ctx, { jobId: job.id, queueId: job.queue_id, before });
  }
  while (!isOver()) {
    const callIds = await listStrayBodies(ctx.database.kysely, before, BATCH);
    if (callIds.length === 0) return;
    await purgeStray(ctx, callIds);
  }
}

async function purgeStray(ctx: ConsoleContext, callIds: readonly string[]): Promise<void> {
  const at = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    await purgeBodies(trx, { callIds, at });
    await recordAct(trx, {
      at,
      actor: systemActor,
      verb: 'payload.purge',
      outcome: 'done',
      detail: { answersAboutNoJob: callIds.length },
    });
  });
}

async function purgeJob(
  ctx: ConsoleContext,
  { jobId, queueId, before }: { jobId: string; queueId: string; before: number },
): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    await lockQueue(trx, ctx.database.support, queueId);
    // Read again with the queue locked: the site may have handed it out again, and it is open then.
    const job = await findJob(trx, jobId);
    if (job === undefined || job.finished_at === null || job.finished_at >= before) return;
    const at = ctx.clock.now();
    const calls = await listJobCalls(trx, { queueId, jobId });
    await purgeBodies(trx, { callIds: calls.map((call) => call.id), at });
    await dropJobRecords(trx, jobId);
    await updateJob(trx, jobId, { purged_at: at });
    await recordAct(trx, {
      at,
      actor: systemActor,
      verb: 'payload.purge',
      target: { kind: 'job', id: jobId, name: job.job_uuid },
      outcome: 'done',
      detail: { queueId, records: job.record_count, bytes: job.payload_bytes, finishedAt: job.finished_at },
    });
  });
}
