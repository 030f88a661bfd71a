import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Adds fields; one that its model has already stays as it is. */
export async function addEngineFields(
  db: Queryable,
  fields: readonly NewRow<'engine_field'>[],
): Promise<void> {
  if (fields.length === 0) return;
  await db
    .insertInto('engine_field')
    .values([...fields])
    .onConflict((conflict) => conflict.columns(['model', 'name']).doNothing())
    .execute();
}
