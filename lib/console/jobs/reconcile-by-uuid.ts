import { recordAct } from '@/lib/audit/record';
import { findCall } from '@/lib/db/queries/call/find-call';
import { updateCall } from '@/lib/db/queries/call/update-call';
import { findLock } from '@/lib/db/queries/lock/find-lock';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { keepByUuid } from '../ledger/settle-earlier';
import { queueBusy } from '../ledger/single-flight';
import { requireUnknown } from './require-unknown';

/**
 * Settles an unknown process call by the Job UUID a person gives: the job is opened without its payload. No call is made.
 * @throws AppError `invalid` for a finish, or a UUID other than the one in the stored beginning of the answer; `queue-busy`.
 */
export async function reconcileByUuid(ctx: ActContext, call: Row<'call'>, jobUuid: string): Promise<void> {
  if (call.verb !== 'process') throw invalid('A finish is reconciled by repeating it: give no Job UUID.');
  if (call.found_job_uuid !== null && call.found_job_uuid.toLowerCase() !== jobUuid.toLowerCase()) {
    throw invalid(`The stored beginning of the answer names another job, ${call.found_job_uuid}.`);
  }
  await ctx.database.transaction(async (trx) => {
    await lockQueue(trx, ctx.database.support, call.queue_id);
    const lock = await findLock(trx, ctx.database.support, call.queue_id);
    const holding = lock === undefined ? undefined : await findCall(trx, lock.call_id);
    if (holding !== undefined) throw queueBusy(ctx, holding);
    await requireUnknown(trx, call.id);
    const jobId = await keepByUuid(trx, call, call.found_job_uuid ?? jobUuid);
    const now = ctx.clock.now();
    const sentence = `${ctx.actor.name} named job ${jobUuid} as the one it took. Its payload is not stored here.`;
    await updateCall(trx, call.id, {
      state: 'answered',
      outcome: 'reconciled',
      detail: sentence,
      job_id: jobId,
      inferred: 1,
      settled_at: now,
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'queue.reconcile',
      target: { kind: 'call', id: call.id, name: call.verb },
      outcome: 'done',
      detail: { queueId: call.queue_id, jobUuid, jobId, sentence, inferred: true },
      correlationId: call.id,
    });
  });
}

function invalid(message: string): AppError {
  return new AppError('invalid', `${message} Nothing was called.`, {
    problems: [{ path: 'jobUuid', message }],
  });
}
