import type { Queryable } from '../../database';

/** Forgets an import with its file and its problems. */
export async function deleteImport(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom('engine_import_chunk').where('import_id', '=', id).execute();
  await db.deleteFrom('engine_import_problem').where('import_id', '=', id).execute();
  await db.deleteFrom('engine_import').where('id', '=', id).execute();
}
