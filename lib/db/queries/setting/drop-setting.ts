import type { Queryable } from '../../database';

export async function dropSetting(db: Queryable, name: string): Promise<void> {
  await db.deleteFrom('setting').where('name', '=', name).execute();
}
