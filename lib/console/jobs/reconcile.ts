import type { Queryable } from '@/lib/db/database';
import { findCall } from '@/lib/db/queries/call/find-call';
import { listUnfinishedJobs } from '@/lib/db/queries/job/list-unfinished-jobs';
import type { Row } from '@/lib/db/schema';
import type { ReconcileInput } from '@/lib/domain/api/inputs';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import type { CallRequest } from '../ledger/claim';
import { requireCall } from '../ledger/require-call';
import { callOnce } from '../ledger/single-flight';
import type { CallOptions } from '../ledger/steps';
import { actResult, type ActResult } from './act-result';
import { refuseOverOpenJob } from './process';
import { reconcileByUuid } from './reconcile-by-uuid';
import { refuseWhileDraining } from './refuse-draining';
import { refuseWhileUnknown } from './refuse-unknown';
import { requireRole } from './require-role';
import { requireUnknown } from './require-unknown';

/**
 * Settles a call whose outcome is unknown.
 * - A process: by calling process again (a job handed out again is recognised by its UUID), or, with `jobUuid`, by opening
 *   that job without any call.
 * - A finish: by repeating it with the UUID we hold; never by process, which would take new records.
 *
 * The result's call is the new one (with `jobUuid`, the unknown one itself). When that is failed or unknown too, the earlier
 * stays unknown.
 * @throws AppError `forbidden`, `not-found`, `queue-busy`, `call-unknown` (a finish must be reconciled first), `invalid`, or
 * `conflict` when the call is settled already. Nothing was called then.
 */
export async function reconcileCall(
  ctx: ActContext,
  queueId: string,
  input: ReconcileInput,
  options: CallOptions = {},
): Promise<ActResult> {
  requireRole(ctx.actor, 'queue.reconcile');
  const call = await findCall(ctx.database.kysely, input.callId);
  if (call === undefined || call.queue_id !== queueId) {
    throw new AppError('not-found', 'There is no such call of this queue in the ledger. Nothing was called.');
  }
  if (input.jobUuid !== undefined) {
    await reconcileByUuid(ctx, call, input.jobUuid);
    return actResult(ctx, await requireCall(ctx, call.id));
  }
  return actResult(ctx, await callOnce(ctx, requestOf(ctx, call), options));
}

function requestOf(ctx: ActContext, call: Row<'call'>): CallRequest {
  const { job_id: id, job_uuid: jobUuid } = call;
  const isFinish = call.verb === 'finish' && jobUuid !== null;
  return {
    queueId: call.queue_id,
    verb: isFinish ? 'finish' : 'process',
    job: isFinish ? { id, jobUuid } : null,
    expectation: { reconciles: call.id },
    prepare: async (trx) => {
      await refuseWhileDraining(ctx, trx, call.queue_id, undefined);
      await requireUnknown(trx, call.id);
      if (!isFinish) await prepareProcess(trx, call.queue_id);
    },
  };
}

async function prepareProcess(trx: Queryable, queueId: string): Promise<void> {
  await refuseWhileUnknown(trx, queueId, (call) => call.verb === 'finish');
  refuseOverOpenJob(await listUnfinishedJobs(trx, [queueId]));
}
