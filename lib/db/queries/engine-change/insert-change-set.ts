import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** @returns the id of the set; a later set of the same record has a higher one, because the record is locked. */
export async function insertChangeSet(trx: Queryable, set: NewRow<'engine_change_set'>): Promise<number> {
  const row = await trx.insertInto('engine_change_set').values(set).returning('id').executeTakeFirstOrThrow();
  return row.id;
}
