import type { Queryable } from '../../database';

/**
 * Takes the next `count` record ids of a model. The model's row stays locked until the transaction ends.
 * @returns the first of them; the others follow without a gap.
 */
export async function takeRecordIds(trx: Queryable, model: string, count: number): Promise<number> {
  const row = await trx
    .updateTable('engine_model')
    .set((eb) => ({ next_record_id: eb('next_record_id', '+', count) }))
    .where('name', '=', model)
    .returning('next_record_id')
    .executeTakeFirstOrThrow();
  return row.next_record_id - count;
}
