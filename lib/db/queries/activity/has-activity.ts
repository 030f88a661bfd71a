import type { Queryable } from '../../database';

/** Whether the log has any entry. */
export async function hasActivity(db: Queryable): Promise<boolean> {
  return (await db.selectFrom('activity').select('id').limit(1).executeTakeFirst()) !== undefined;
}
