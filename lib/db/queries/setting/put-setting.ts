import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const written = keptQuery((db, { name, valueJson }: { name: string; valueJson: string }) =>
  db
    .insertInto('setting')
    .values({ name, value_json: valueJson })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value_json: valueJson })),
);

/** Writes one of the program's own settings as JSON text. */
export async function putSetting(db: Queryable, name: string, valueJson: string): Promise<void> {
  await written.run(db, { name, valueJson });
}
