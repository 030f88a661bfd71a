import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const byName = keptQuery((db, { name }: { name: string }) =>
  db.selectFrom('setting').select('value_json').where('name', '=', name),
);

/** The JSON text of one of the program's own settings; undefined when it was never written. */
export async function getSetting(db: Queryable, name: string): Promise<string | undefined> {
  return (await byName.first(db, { name }))?.value_json;
}
