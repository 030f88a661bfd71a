import type { Queryable } from '../../database';

const ENDED = ['done', 'cancelled', 'failed'];

/** Forgets uploads that broke off, files nobody imported, and what was said about imports long ago. */
export async function dropOldImports(
  db: Queryable,
  before: { uploads: number; files: number; everything: number },
): Promise<void> {
  await db
    .deleteFrom('engine_import')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'uploading'), eb('created_at', '<', before.uploads)]),
        eb.and([eb('state', 'in', ['uploaded', 'checked']), eb('created_at', '<', before.files)]),
        eb.and([eb('state', 'in', ENDED), eb('created_at', '<', before.everything)]),
      ]),
    )
    .execute();
  for (const table of ['engine_import_chunk', 'engine_import_problem'] as const)
    await db
      .deleteFrom(table)
      .where('import_id', 'not in', (eb) => eb.selectFrom('engine_import').select('id'))
      .execute();
}
