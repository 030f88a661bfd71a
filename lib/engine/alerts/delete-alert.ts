import { recordAct } from '@/lib/audit/record';
import { deleteAlertRows } from '@/lib/db/queries/engine-alert/delete-alert';
import type { Actor } from '@/lib/domain/actor';
import type { EngineContext } from '../context';
import { renewVersion } from '../settings/renew-version';
import { toAuditDetail } from './alert-view';
import { lockAlert } from './lock-alert';

/**
 * Deletes an alert with its queue: what was queued, its jobs, and the memory of what it queued once. Its Queue UUID answers
 * 404 from then on. The activity log keeps what it was.
 * @throws AppError `not-found`.
 */
export async function deleteAlert(ctx: EngineContext, id: number, actor: Actor): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const { row, compiled } = await lockAlert(ctx, trx, id);
    await deleteAlertRows(trx, id);
    await renewVersion(trx, 'alertsVersion');
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'alert.delete',
      target: { kind: 'alert', id: String(id), name: row.name },
      outcome: 'done',
      detail: { model: row.model, queue_uuid: row.queue_uuid, ...toAuditDetail(compiled) },
    });
  });
}
