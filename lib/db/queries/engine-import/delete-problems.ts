import type { Queryable } from '../../database';

export async function deleteImportProblems(db: Queryable, importId: string): Promise<void> {
  await db.deleteFrom('engine_import_problem').where('import_id', '=', importId).execute();
}
