import type { Queryable } from '../../database';

/** The JSON text of one of the program's own settings; undefined when it was never written. */
export async function getSetting(db: Queryable, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value_json').where('name', '=', name).executeTakeFirst();
  return row?.value_json;
}
