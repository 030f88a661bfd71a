import type { Queryable } from '../../database';

/** Notes that lists filter or sort a model's records by a field; once. */
export async function wantRecordIndex(
  db: Queryable,
  index: { model: string; field: string; wanted_at: number },
): Promise<void> {
  await db
    .insertInto('engine_record_index')
    .values({ ...index, made_at: null })
    .onConflict((conflict) => conflict.columns(['model', 'field']).doNothing())
    .execute();
}
