import { v7 as uuidv7 } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { findCall } from '@/lib/db/queries/call/find-call';
import { listUnknownCalls } from '@/lib/db/queries/call/list-unknown-calls';
import { findJobByUuid } from '@/lib/db/queries/job/find-job-by-uuid';
import { insertJob } from '@/lib/db/queries/job/insert-job';
import { listSiteJobsByUuid } from '@/lib/db/queries/job/list-site-jobs-by-uuid';
import { updateJob } from '@/lib/db/queries/job/update-job';
import { findLock } from '@/lib/db/queries/lock/find-lock';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { Row } from '@/lib/db/schema';
import type { RecoverInput } from '@/lib/domain/api/recover';
import { AppError } from '@/lib/domain/errors';
import { mintedAt } from '@/lib/domain/payload/job-uuid';
import type { ActContext } from '../context';
import { NO_PAYLOAD, REOPENED, SOMEBODY_ELSE } from '../ledger/job-columns';
import { queueBusy } from '../ledger/single-flight';
import { getJobPage, type JobPage } from './job-view';
import { reconcileByUuid } from './reconcile-by-uuid';
import { requireRole } from './require-role';

/**
 * Recovers a job by a UUID somebody knows: from a log, a browser's HAR file, the integration. A process call of unknown outcome
 * is settled by it; else the job is opened here as taken by somebody else. Its payload is not held, so Process asks the site to
 * hand it out again, and Finish needs a reason. The site is not called.
 * @throws AppError `forbidden`, `not-found`, `queue-busy`, `invalid`, or `conflict` when the job is known already.
 */
export async function recoverJob(ctx: ActContext, queueId: string, input: RecoverInput): Promise<JobPage> {
  requireRole(ctx.actor, 'job.recover');
  const unknown = (await listUnknownCalls(ctx.database.kysely, [queueId])).findLast(
    (call) => call.verb === 'process',
  );
  if (unknown !== undefined) {
    await reconcileByUuid(ctx, unknown, input.jobUuid);
    const settled = await findCall(ctx.database.kysely, unknown.id);
    if (typeof settled?.job_id === 'string') return getJobPage(ctx, settled.job_id);
  }
  const jobId = await ctx.database.transaction(async (trx) => {
    const queue = await lockQueue(trx, ctx.database.support, queueId);
    if (queue === undefined)
      throw new AppError('not-found', 'This queue is not tracked here. Nothing was changed.');
    const lock = await findLock(trx, ctx.database.support, queueId);
    const holding = lock === undefined ? undefined : await findCall(trx, lock.call_id);
    if (holding !== undefined) throw queueBusy(ctx, holding);
    const id = await openJob(ctx, trx, queue, input.jobUuid);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'job.recover',
      target: { kind: 'job', id, name: input.jobUuid },
      outcome: 'done',
      detail: {
        queueId,
        source: input.source,
        sentence: 'The job was opened here by its UUID. The site was not called.',
      },
    });
    return id;
  });
  return getJobPage(ctx, jobId);
}

async function openJob(
  ctx: ActContext,
  trx: Queryable,
  queue: Row<'queue'>,
  jobUuid: string,
): Promise<string> {
  const known = await findJobByUuid(trx, queue.id, jobUuid);
  if (known !== undefined) return reopen(trx, known);
  const [elsewhere] = await listSiteJobsByUuid(trx, queue.site_id, jobUuid);
  if (elsewhere !== undefined) {
    throw new AppError(
      'conflict',
      `This is a job of the queue ${elsewhere.queue_name}. Nothing was changed.`,
    );
  }
  const id = uuidv7();
  const now = ctx.clock.now();
  await insertJob(trx, {
    id,
    queue_id: queue.id,
    job_uuid: jobUuid,
    opened_at: Math.min(mintedAt(jobUuid) ?? now, now),
    opened_call_id: null,
    ...SOMEBODY_ELSE,
    ...NO_PAYLOAD,
  });
  return id;
}

/** One that only counted as finished may be open on the site after all. */
async function reopen(trx: Queryable, job: Row<'job'>): Promise<string> {
  if (job.state !== 'finished') {
    throw new AppError(
      'conflict',
      `This job is known here already, taken by ${job.holder_name}. Nothing was changed.`,
    );
  }
  if (job.finish_inferred === 0) {
    throw new AppError(
      'conflict',
      'This job was finished here, and the site answered so. Nothing was changed. Process again if the site still shows an outstanding job.',
    );
  }
  await updateJob(trx, job.id, REOPENED);
  return job.id;
}
