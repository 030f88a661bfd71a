import type { Queryable } from '../../database';

/** How many records each model has; a model without records is left out. */
export async function countRecordsByModel(db: Queryable): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('engine_record')
    .select((eb) => ['model', eb.fn.countAll<number>().as('records')])
    .groupBy('model')
    .execute();
  return new Map(rows.map((row) => [row.model, row.records]));
}
