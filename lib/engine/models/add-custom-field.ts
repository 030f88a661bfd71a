import { z } from 'zod';
import { recordAct } from '@/lib/audit/record';
import { addEngineFields } from '@/lib/db/queries/engine-field/add-fields';
import { listEngineFields } from '@/lib/db/queries/engine-field/list-fields';
import { countModelChange } from '@/lib/db/queries/engine-model/count-change';
import { lockEngineModel } from '@/lib/db/queries/engine-model/lock-model';
import { dropFieldValues } from '@/lib/db/queries/engine-record/drop-field-values';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { FIELD_TYPES } from '@/lib/domain/field-types';
import { findField } from '@/lib/domain/find-field';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { renewVersion } from '../settings/renew-version';
import { modelOf } from './model-of';

export interface NewField {
  name: string;
  /** One of FIELD_TYPES. */
  type: string;
  /** The model it points to by id; the type is `integer` then. */
  relation?: string | null;
}

/** Inherited by every JavaScript object, so a record without the field would seem to have it. */
const RESERVED = new Set(['constructor']);

const newField = z.object({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,62}$/,
      'A field is named with small letters, digits and underscores, beginning with a letter.',
    )
    .refine((name) => !RESERVED.has(name), 'This name is reserved.'),
  type: z.enum(FIELD_TYPES, `The type is one of: ${FIELD_TYPES.join(', ')}.`),
  relation: z.string().nullish(),
});

/**
 * Adds a custom field to a model. Records that exist have it empty.
 * @throws AppError `not-found` for the model, `invalid` for the field, `conflict` when the model has one of that name.
 */
export async function addCustomField(
  ctx: EngineContext,
  modelName: string,
  field: NewField,
  actor: Actor,
): Promise<void> {
  const parsed = newField.safeParse(field);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw new AppError('invalid', `The field was not added. ${problems[0]?.message ?? ''}`, { problems });
  }
  const { name, type, relation = null } = parsed.data;
  await ctx.database.transaction(async (trx) => {
    await lockEngineModel(trx, ctx.database.support, modelName);
    const { catalog } = await loadCatalog(ctx.database, trx);
    const model = modelOf(catalog, modelName);
    if (findField(model, name) !== undefined)
      throw new AppError('conflict', `${model.name} has a field ${name} already. Nothing was changed.`);
    if (relation !== null && (type !== 'integer' || !catalog.models.has(relation)))
      throw invalidRelation(relation);
    const position = lastPosition(await listEngineFields(trx), model.name) + 1;
    // A save that began before a field of this name was removed may have written it once more: a new field begins empty.
    await dropFieldValues(trx, ctx.database.support, { model: model.name, field: name });
    await addEngineFields(trx, [{ model: model.name, name, type, relation, is_custom: 1, position }]);
    await countModelChange(trx, model.name);
    await renewVersion(trx, 'modelsVersion');
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'model.add-field',
      target: { kind: 'model', id: model.name, name: model.label },
      outcome: 'done',
      detail: { name, type, relation },
    });
  });
}

/** Not the count of the fields: one that went leaves its place empty. */
function lastPosition(fields: readonly Row<'engine_field'>[], model: string): number {
  return fields.reduce((last, row) => (row.model === model ? Math.max(last, row.position) : last), -1);
}

function invalidRelation(relation: string): AppError {
  const message = `A relation is of type integer and points to a model of this site; ${relation} is none, or the type is another.`;
  return new AppError('invalid', `The field was not added. ${message}`, {
    problems: [{ path: 'relation', message }],
  });
}
