import type { Queryable } from '../../database';
import { idChunks } from '../../id-chunks';
import { RECORD_COLUMNS, type RecordRow } from './record-columns';

/** The records of a model with these ids, by id; those that do not exist are left out. */
export async function findRecords(
  db: Queryable,
  model: string,
  ids: readonly number[],
): Promise<Map<number, RecordRow>> {
  const found = new Map<number, RecordRow>();
  for (const chunk of idChunks(ids)) {
    const rows = await db
      .selectFrom('engine_record')
      .select(RECORD_COLUMNS)
      .where('model', '=', model)
      .where('id', 'in', chunk)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}
