import type { Queryable } from '../../database';

/** Writes a setting of the built-in site unless it is there already. */
export async function addEngineSetting(db: Queryable, name: string, valueJson: string): Promise<void> {
  await db
    .insertInto('engine_setting')
    .values({ name, value_json: valueJson })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
