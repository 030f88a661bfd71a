import { recordAct } from '@/lib/audit/record';
import { deleteAlertRows } from '@/lib/db/queries/engine-alert/delete-alert';
import type { Actor } from '@/lib/domain/actor';
import type { DeleteAlertInput } from '@/lib/domain/api/alert-inputs';
import type { AlertLoss } from '@/lib/domain/api/alerts';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { renewVersion } from '../settings/renew-version';
import { readAlertLoss } from './alert-loss';
import { toAuditDetail } from './alert-view';
import { lockAlert } from './lock-alert';

type SeenLoss = DeleteAlertInput['seen'];

/**
 * Deletes an alert with its queue: what was queued, its jobs, and the memory of what it queued once. Its Queue UUID answers
 * 404 from then on. The activity log keeps what it was, and what went with it.
 * @param seen what the person was shown would be lost, when a person confirmed it.
 * @throws AppError `not-found`; `conflict` when the alert is another by now, or more would be lost than was seen.
 */
export async function deleteAlert(
  ctx: EngineContext,
  id: number,
  actor: Actor,
  seen?: SeenLoss,
): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const { row, compiled } = await lockAlert(ctx, trx, id);
    const loss = await readAlertLoss(trx, row);
    if (seen !== undefined) refuseUnseen(loss, seen);
    await deleteAlertRows(trx, id);
    await renewVersion(trx, 'alertsVersion');
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'alert.delete',
      target: { kind: 'alert', id: String(id), name: row.name },
      outcome: 'done',
      detail: {
        model: row.model,
        queue_uuid: row.queue_uuid,
        ...toAuditDetail(compiled),
        lost: loss,
        shown: seen,
      },
    });
  });
}

function refuseUnseen(loss: AlertLoss, seen: SeenLoss): void {
  const isAnother = loss.version !== seen.version || (loss.openJob?.jobUuid ?? null) !== seen.openJobUuid;
  const isMore =
    loss.queued > seen.queued || loss.finishedJobs > seen.finishedJobs || loss.remembered > seen.remembered;
  if (!isAnother && !isMore) return;
  throw new AppError(
    'conflict',
    'What would be lost is not what you were shown any more: the alert or its queue has moved. Nothing was deleted. Look at the fresh figures and decide again.',
  );
}
