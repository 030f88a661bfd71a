import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

export async function insertImportChunk(db: Queryable, chunk: NewRow<'engine_import_chunk'>): Promise<void> {
  await db.insertInto('engine_import_chunk').values(chunk).execute();
}
