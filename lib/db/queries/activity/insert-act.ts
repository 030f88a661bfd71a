import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

export async function insertAct(trx: Queryable, row: NewRow<'activity'>): Promise<void> {
  await trx.insertInto('activity').values(row).execute();
}
