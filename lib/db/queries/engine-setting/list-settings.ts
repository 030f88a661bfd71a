import type { Queryable } from '../../database';

/** Every setting of the built-in site, as JSON text by name. */
export async function listEngineSettings(db: Queryable): Promise<Map<string, string>> {
  const rows = await db.selectFrom('engine_setting').selectAll().execute();
  return new Map(rows.map((row) => [row.name, row.value_json]));
}
