import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

export async function insertImport(db: Queryable, row: NewRow<'engine_import'>): Promise<void> {
  await db.insertInto('engine_import').values(row).execute();
}
