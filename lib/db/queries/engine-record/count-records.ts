import type { Queryable } from '../../database';

/** How many records a model has; only those in one of `states` when they are given. */
export async function countRecords(
  db: Queryable,
  model: string,
  states?: readonly string[],
): Promise<number> {
  let query = db
    .selectFrom('engine_record')
    .select((eb) => eb.fn.countAll<number>().as('records'))
    .where('model', '=', model);
  if (states !== undefined) query = query.where('state', 'in', [...states]);
  const row = await query.executeTakeFirstOrThrow();
  return row.records;
}
