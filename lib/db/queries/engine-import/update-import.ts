import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

export async function updateImport(
  db: Queryable,
  id: string,
  change: RowUpdate<'engine_import'>,
): Promise<void> {
  await db.updateTable('engine_import').set(change).where('id', '=', id).execute();
}
