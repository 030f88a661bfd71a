import type { Queryable } from '@/lib/db/database';
import { findJob } from '@/lib/db/queries/job/find-job';
import { updateJob } from '@/lib/db/queries/job/update-job';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import type { FinishInput } from '@/lib/domain/api/inputs';
import { describeRecords } from '@/lib/domain/durations';
import { AppError } from '@/lib/domain/errors';
import { finishConfirm } from '@/lib/domain/job-can';
import type { ActContext } from '../context';
import { callOnce } from '../ledger/single-flight';
import type { CallOptions } from '../ledger/steps';
import { actResult, type ActResult } from './act-result';
import { refuseWhileDraining } from './refuse-draining';
import { refuseWhileUnknown } from './refuse-unknown';
import { requireRole } from './require-role';

/**
 * Clears a job on its site. What is stored of it stays readable.
 * The custody gate: without a dialog more than the usual only for one's own job whose payload is stored whole; the count typed
 * for somebody else's; the count (where one is known), the Job UUID and a reason for one whose payload we never saw.
 * @throws AppError `forbidden`, `not-found`, `queue-busy`, `call-unknown`, `not-held` (reason missing), `invalid` (count), or
 * `conflict` when the job is not what the person saw. Nothing was called then. A failed or unknown call is a result.
 */
export async function finishJob(
  ctx: ActContext,
  jobId: string,
  input: FinishInput,
  options: CallOptions = {},
): Promise<ActResult> {
  requireRole(ctx.actor, 'job.finish');
  const job = await findJob(ctx.database.kysely, jobId);
  if (job === undefined)
    throw new AppError('not-found', 'There is no such job in the ledger. Nothing was called.');
  const request = {
    queueId: job.queue_id,
    verb: 'finish' as const,
    job: { id: job.id, jobUuid: job.job_uuid },
    expectation: { seen: input.seen, typedCount: input.typedCount ?? null, reason: input.reason ?? null },
    prepare: async (trx: Queryable) => {
      await refuseWhileDraining(ctx, trx, job.queue_id, options.drainId);
      await prepareFinish(trx, jobId, input, ctx.actor);
    },
  };
  return actResult(ctx, await callOnce(ctx, request, options));
}

/** Reads the job again with its queue locked, and moves it to `finishing` with the intent. */
async function prepareFinish(trx: Queryable, jobId: string, input: FinishInput, actor: Actor): Promise<void> {
  const job = await findJob(trx, jobId);
  if (job === undefined)
    throw new AppError('not-found', 'There is no such job in the ledger. Nothing was called.');
  await refuseWhileUnknown(trx, job.queue_id, (call) => call.verb === 'finish' && call.job_id === jobId);
  if (job.state === 'finished') {
    throw new AppError('conflict', 'This job is finished already. Nothing was called.');
  }
  if (job.state !== input.seen.state || job.record_count !== input.seen.recordCount) {
    throw new AppError(
      'conflict',
      `This job is not as you saw it any more: it holds ${describeRecords(job.record_count)} and is ${job.state}. Nothing was called. Look again and confirm anew.`,
    );
  }
  checkConfirmation(job, input, actor);
  await updateJob(trx, jobId, { state: 'finishing' });
}

function checkConfirmation(job: Row<'job'>, input: FinishInput, actor: Actor): void {
  const holder = { kind: job.holder_kind, id: job.holder_id };
  const needed = finishConfirm({ custody: job.custody, holder }, actor);
  if (needed === 'dialog') return;
  if (needed === 'type-count-and-reason' && input.reason === undefined) {
    throw new AppError(
      'not-held',
      'The payload of this job is not stored here, so its records would be cleared unseen. Nothing was called. Give a reason to finish it all the same.',
      { problems: [{ path: 'reason', message: 'Say why it may be finished without its payload.' }] },
    );
  }
  if (needed === 'type-count-and-reason' && input.jobUuid?.toLowerCase() !== job.job_uuid.toLowerCase()) {
    const message = 'Type the Job UUID of the job that will be finished unseen.';
    throw new AppError('invalid', `${message} Nothing was called.`, {
      problems: [{ path: 'jobUuid', message }],
    });
  }
  if (job.record_count === null || input.typedCount === job.record_count) return;
  const message = `Type ${job.record_count}, the number of records that will be cleared.`;
  throw new AppError('invalid', `${message} Nothing was called.`, {
    problems: [{ path: 'typedCount', message }],
  });
}
