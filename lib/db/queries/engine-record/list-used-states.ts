import type { Queryable } from '../../database';

/** The workflow states that records of a model are in. */
export async function listUsedStates(db: Queryable, model: string): Promise<string[]> {
  const rows = await db
    .selectFrom('engine_record')
    .select('state')
    .distinct()
    .where('model', '=', model)
    .where('state', 'is not', null)
    .execute();
  return rows.flatMap((row) => (row.state === null ? [] : [row.state]));
}
