import type { Queryable } from '../../database';

/** How many records of a model are in each workflow state; a state nobody is in is left out. */
export async function countRecordsByState(db: Queryable, model: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('engine_record')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('model', '=', model)
    .groupBy('state')
    .execute();
  return new Map(rows.flatMap((row) => (row.state === null ? [] : [[row.state, Number(row.count)]])));
}
