import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const settings = keptQuery((db) => db.selectFrom('engine_setting').selectAll());

/** Every setting of the built-in site, as JSON text by name. */
export async function listEngineSettings(db: Queryable): Promise<Map<string, string>> {
  const rows = await settings.all(db, {});
  return new Map(rows.map((row) => [row.name, row.value_json]));
}
