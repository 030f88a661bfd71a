import { recordAct } from '@/lib/audit/record';
import { deleteEngineField } from '@/lib/db/queries/engine-field/delete-field';
import { countModelChange } from '@/lib/db/queries/engine-model/count-change';
import { lockEngineModel } from '@/lib/db/queries/engine-model/lock-model';
import { dropFieldValues } from '@/lib/db/queries/engine-record/drop-field-values';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { quoteInput } from '@/lib/domain/quote-input';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { renewVersion } from '../settings/renew-version';
import { fieldUseIn, type FieldName } from './field-use';
import { modelOf } from './model-of';

/**
 * Removes a custom field and its value from every record. Nothing is triggered by it.
 * @param seenRecords how many records the person was told lose a value.
 * @throws AppError `not-found`; `conflict` for a field that is Fluxx's own, one that an alert uses, and when another number of
 * records has a value now.
 */
export async function removeCustomField(
  ctx: EngineContext,
  name: FieldName & { seenRecords: number },
  actor: Actor,
): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    await lockEngineModel(trx, ctx.database.support, name.model);
    const { catalog } = await loadCatalog(ctx.database, trx);
    const use = await fieldUseIn(ctx, trx, { ...name, catalog });
    const [alert] = use.alerts;
    if (alert !== undefined)
      throw new AppError(
        'conflict',
        `The alert ${quoteInput(alert)} uses the field ${name.field}. Nothing was changed: take it out of the alert first.`,
      );
    if (use.records !== name.seenRecords)
      throw new AppError(
        'conflict',
        `${use.records.toLocaleString('en')} records have a value in ${name.field} now, not ${name.seenRecords.toLocaleString('en')}. Nothing was changed: look again, then decide.`,
      );
    await deleteEngineField(trx, name.model, name.field);
    await dropFieldValues(trx, ctx.database.support, name);
    await countModelChange(trx, name.model);
    await renewVersion(trx, 'modelsVersion');
    const model = modelOf(catalog, name.model);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'model.remove-field',
      target: { kind: 'model', id: model.name, name: model.label },
      outcome: 'done',
      detail: { name: name.field, valuesLost: use.records },
    });
  });
}
