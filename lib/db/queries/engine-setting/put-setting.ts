import type { Queryable } from '../../database';

/** Writes one setting of the built-in site as JSON text. */
export async function putEngineSetting(db: Queryable, name: string, valueJson: string): Promise<void> {
  await db
    .insertInto('engine_setting')
    .values({ name, value_json: valueJson })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value_json: valueJson }))
    .execute();
}
