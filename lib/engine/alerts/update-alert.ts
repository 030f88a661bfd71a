import { recordAct } from '@/lib/audit/record';
import { updateAlertRow } from '@/lib/db/queries/engine-alert/update-alert';
import type { Actor } from '@/lib/domain/actor';
import { parseAlertChanges } from '@/lib/domain/alert-config';
import type { EngineContext } from '../context';
import { renewVersion } from '../settings/renew-version';
import { refuseUnwritable, type AlertInput } from './alert-input';
import { toAlert, toAlertColumns, toAuditDetail, type Alert } from './alert-view';
import { lockAlert } from './lock-alert';
import { refuseStale } from './refuse-stale';

/**
 * Changes an alert's settings; what is left out stays. From its commit on no save queues by the old ones.
 * @param readVersion the version the caller read, when a later one must not be overwritten.
 * @throws AppError `not-found`, `conflict` when it is not that version any more, or `invalid` with the problems under
 * their REST names.
 */
export async function updateAlert(
  ctx: EngineContext,
  id: number,
  input: AlertInput,
  actor: Actor,
  readVersion?: number,
): Promise<Alert> {
  return ctx.database.transaction(async (trx) => {
    const { row, compiled, catalog } = await lockAlert(ctx, trx, id);
    if (readVersion !== undefined) await refuseStale(trx, row, readVersion);
    refuseUnwritable(input, { queue_uuid: row.queue_uuid, model_controller_type: row.model });
    const config = parseAlertChanges(input, compiled, compiled.model, (name) => catalog.models.get(name));
    const now = ctx.clock.now();
    const stamps = { updated_at: now, version: row.version + 1 };
    await updateAlertRow(trx, id, { ...toAlertColumns(config), ...stamps });
    await renewVersion(trx, 'alertsVersion');
    await recordAct(trx, {
      at: now,
      actor,
      verb: 'alert.update',
      target: { kind: 'alert', id: String(id), name: config.name },
      outcome: 'done',
      detail: { version: stamps.version, before: toAuditDetail(compiled), after: toAuditDetail(config) },
    });
    return toAlert({ ...row, ...stamps }, { ...compiled, ...config, version: stamps.version });
  });
}
