import type { Queryable } from '../../database';

/** Whether somebody holds a lease at this moment. */
export async function isLeaseHeld(db: Queryable, name: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('lease')
    .select('name')
    .where('name', '=', name)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}
