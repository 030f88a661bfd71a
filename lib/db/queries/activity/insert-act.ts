import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { NewRow } from '../../schema';

const insert = keptQuery((trx, row: NewRow<'activity'>) => trx.insertInto('activity').values(row));

export async function insertAct(trx: Queryable, row: NewRow<'activity'>): Promise<void> {
  await insert.run(trx, row);
}
