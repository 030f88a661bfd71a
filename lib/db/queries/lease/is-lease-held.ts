import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const lease = keptQuery((db, { name, now }: { name: string; now: number }) =>
  db.selectFrom('lease').select('expires_at').where('name', '=', name).where('expires_at', '>', now),
);

/**
 * Whether somebody holds a lease at this moment.
 * @param ttlMs for how long it is taken, where one that ends much later counts as over, as it does when it is taken.
 */
export async function isLeaseHeld(
  db: Queryable,
  name: string,
  { now, ttlMs }: { now: number; ttlMs?: number },
): Promise<boolean> {
  const row = await lease.first(db, { name, now });
  return row !== undefined && (ttlMs === undefined || row.expires_at <= now + 2 * ttlMs);
}
