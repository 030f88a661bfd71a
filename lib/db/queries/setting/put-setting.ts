import type { Queryable } from '../../database';

/** Writes one of the program's own settings as JSON text. */
export async function putSetting(db: Queryable, name: string, valueJson: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value_json: valueJson })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value_json: valueJson }))
    .execute();
}
