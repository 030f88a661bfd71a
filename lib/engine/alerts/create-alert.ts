import { v4 as uuidv4 } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { findAlertByCreationKey } from '@/lib/db/queries/engine-alert/find-alert-by-creation-key';
import { insertAlert } from '@/lib/db/queries/engine-alert/insert-alert';
import { insertEngineQueue } from '@/lib/db/queries/engine-queue/insert-queue';
import type { Actor } from '@/lib/domain/actor';
import { parseAlertConfig, type AlertConfig } from '@/lib/domain/alert-config';
import { AppError } from '@/lib/domain/errors';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { quoteInput } from '@/lib/domain/quote-input';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import type { ModelCatalog } from '../models/load-models';
import { renewVersion } from '../settings/renew-version';
import { refuseUnwritable, type AlertInput } from './alert-input';
import { compileAlert } from '../triggers/load-alerts';
import { toAlert, toAlertColumns, toAuditDetail, type Alert } from './alert-view';

/**
 * Makes an alert and its queue, and gives the queue its UUID for good. Records that stand already are not queued (but by the
 * sweep of a One Time Filter).
 * @param input the settings under their REST names, and `model_controller_type`.
 * @param creationKey of the form it is made with: asked again with the same one, the alert that was made is given.
 * @throws AppError `invalid` with the problems, under the same names; `conflict` when the form made an alert with other settings.
 */
export async function createAlert(
  ctx: EngineContext,
  input: AlertInput,
  actor: Actor,
  creationKey: string | null = null,
): Promise<Alert> {
  return ctx.database.transaction(async (trx) => {
    refuseUnwritable(input, {});
    const { catalog } = await loadCatalog(ctx.database, trx);
    const model = modelNamed(catalog, input['model_controller_type']);
    const config = parseAlertConfig(input, model, (name) => catalog.models.get(name));
    const now = ctx.clock.now();
    const queueUuid = uuidv4();
    const id = await insertAlert(trx, {
      ...toAlertColumns(config),
      queue_uuid: queueUuid,
      model: model.name,
      created_at: now,
      updated_at: now,
      version: 1,
      creation_key: creationKey,
    });
    if (id === undefined) return madeBefore(trx, creationKey, { model, config, catalog });
    await insertEngineQueue(trx, id);
    await renewVersion(trx, 'alertsVersion');
    await recordAct(trx, {
      at: now,
      actor,
      verb: 'alert.create',
      target: { kind: 'alert', id: String(id), name: config.name },
      outcome: 'done',
      detail: { model: model.name, queue_uuid: queueUuid, ...toAuditDetail(config) },
    });
    return { ...config, id, queueUuid, model: model.name, createdAt: now, updatedAt: now, version: 1 };
  });
}

/** The alert that an earlier press of Save made, whose answer may have been lost. */
async function madeBefore(
  trx: Queryable,
  creationKey: string | null,
  asked: { model: ModelDefinition; config: AlertConfig; catalog: ModelCatalog },
): Promise<Alert> {
  const row = await findAlertByCreationKey(trx, creationKey ?? '');
  if (row === undefined) throw new Error('An alert with this creation key both stands and does not.');
  const wanted = Object.entries({ ...toAlertColumns(asked.config), model: asked.model.name });
  const stands = new Map<string, unknown>(Object.entries(row));
  if (wanted.every(([column, value]) => stands.get(column) === value))
    return toAlert(row, compileAlert(row, asked.model, asked.catalog));
  throw new AppError(
    'conflict',
    `An earlier press of Save has made this alert already, with other settings (its id is ${row.id}). Nothing was changed now: open it in the list.`,
  );
}

function modelNamed(catalog: ModelCatalog, name: unknown): ModelDefinition {
  const model = typeof name === 'string' ? catalog.models.get(name) : undefined;
  if (model !== undefined) return model;
  const message =
    name === undefined
      ? 'The alert needs a model: name it in model_controller_type.'
      : `The model ${quoteInput(name)} does not exist on this site.`;
  throw new AppError('invalid', `The alert was not saved. ${message}`, {
    problems: [{ path: 'model_controller_type', message }],
  });
}
