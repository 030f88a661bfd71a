import type { Queryable } from '../../database';

/**
 * Whether somebody holds a lease at this moment.
 * @param ttlMs for how long it is taken, where one that ends much later counts as over, as it does when it is taken.
 */
export async function isLeaseHeld(
  db: Queryable,
  name: string,
  { now, ttlMs }: { now: number; ttlMs?: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('lease')
    .select('expires_at')
    .where('name', '=', name)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined && (ttlMs === undefined || row.expires_at <= now + 2 * ttlMs);
}
