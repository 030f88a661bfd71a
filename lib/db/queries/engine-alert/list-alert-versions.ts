import type { Queryable } from '../../database';
import { idChunks } from '../../id-chunks';

/** The version each of these alerts has now, by id. */
export async function listAlertVersions(db: Queryable, ids: readonly number[]): Promise<Map<number, number>> {
  const versions = new Map<number, number>();
  for (const chunk of idChunks(ids)) {
    const rows = await db
      .selectFrom('engine_alert')
      .select(['id', 'version'])
      .where('id', 'in', chunk)
      .execute();
    for (const row of rows) versions.set(row.id, row.version);
  }
  return versions;
}
