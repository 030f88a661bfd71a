import type { Queryable } from '../../database';

/** The pieces of an uploaded file, one at a time. */
export async function* readImportChunks(db: Queryable, importId: string): AsyncGenerator<Uint8Array> {
  for (let sequence = 0; ; sequence += 1) {
    const row = await db
      .selectFrom('engine_import_chunk')
      .select('bytes')
      .where('import_id', '=', importId)
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    if (row === undefined) return;
    yield row.bytes;
  }
}
