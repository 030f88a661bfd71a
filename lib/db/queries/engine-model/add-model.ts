import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Adds a model unless one of that name is there. */
export async function addEngineModel(db: Queryable, model: NewRow<'engine_model'>): Promise<void> {
  await db
    .insertInto('engine_model')
    .values(model)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
