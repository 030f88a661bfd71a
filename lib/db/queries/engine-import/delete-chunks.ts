import type { Queryable } from '../../database';

/** Drops an uploaded file. */
export async function deleteImportChunks(db: Queryable, importId: string): Promise<void> {
  await db.deleteFrom('engine_import_chunk').where('import_id', '=', importId).execute();
}
