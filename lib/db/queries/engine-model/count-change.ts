import type { Queryable } from '../../database';

/** Counts a change of a model's fields, so that whoever saw it before is told. */
export async function countModelChange(trx: Queryable, model: string): Promise<void> {
  await trx
    .updateTable('engine_model')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('name', '=', model)
    .execute();
}
