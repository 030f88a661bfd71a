import type { Queryable } from '@/lib/db/database';
import { listUnfinishedJobs, type JobRow } from '@/lib/db/queries/job/list-unfinished-jobs';
import type { ProcessInput } from '@/lib/domain/api/inputs';
import { describeRecords } from '@/lib/domain/durations';
import { AppError } from '@/lib/domain/errors';
import { jobBlocksProcess, openJobOf } from '@/lib/domain/queue-can';
import type { ActContext } from '../context';
import { callOnce } from '../ledger/single-flight';
import type { CallOptions } from '../ledger/steps';
import { actResult, type ActResult } from './act-result';
import { refuseWhileDraining } from './refuse-draining';
import { refuseWhileUnknown } from './refuse-unknown';
import { requireRole } from './require-role';

/**
 * Takes the next records of a queue. Whoever asks while the same is under way gets its outcome.
 * @throws AppError `forbidden`, `not-found`, `queue-busy`, `call-unknown` (reconcile first), or `conflict` when a job is open
 * here or the queue is not what the person saw. Nothing was called then. A failed or unknown call is a result, not an error.
 */
export async function processQueue(
  ctx: ActContext,
  queueId: string,
  input: ProcessInput,
  options: CallOptions = {},
): Promise<ActResult> {
  requireRole(ctx.actor, 'queue.process');
  const request = {
    queueId,
    verb: 'process' as const,
    job: null,
    expectation: {
      seen: input.seen,
      ...(options.drainId === undefined ? {} : { drainId: options.drainId }),
    },
    prepare: async (trx: Queryable) => {
      await refuseWhileDraining(ctx, trx, queueId, options.drainId);
      await checkProcess(trx, queueId, input);
    },
  };
  return actResult(ctx, await callOnce(ctx, request, options));
}

async function checkProcess(trx: Queryable, queueId: string, { seen }: ProcessInput): Promise<void> {
  await refuseWhileUnknown(trx, queueId, () => true);
  const jobs = await listUnfinishedJobs(trx, [queueId]);
  refuseOverOpenJob(jobs);
  if ((openJobOf(jobs)?.id ?? null) === seen.openJobId && seen.unknownCallId === null) return;
  throw new AppError(
    'conflict',
    'This queue is not as you saw it any more: somebody acted on it. Nothing was called. Look again and decide anew.',
  );
}

/** One job at a time: what is held must be finished before more is taken. @throws AppError `conflict` */
export function refuseOverOpenJob(jobs: readonly JobRow[]): void {
  const blocking = jobs.find((job) => jobBlocksProcess({ ...job, lastOutcome: job.last_outcome }));
  if (blocking === undefined) return;
  throw new AppError(
    'conflict',
    `A job of ${describeRecords(blocking.record_count)}, taken by ${blocking.holder_name}, is open here. Nothing was called. Finish it before you process more.`,
  );
}
