import type { Queryable } from '../../database';

/** How many sessions stand of each account that has one, by the account's id. */
export async function countSessions(
  db: Queryable,
  standing: { expiresAfter: number; seenAfter: number },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('session')
    .select(({ fn }) => ['account_id', fn.countAll().as('count')])
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', standing.expiresAfter)
    .where('last_seen_at', '>', standing.seenAfter)
    .groupBy('account_id')
    .execute();
  return new Map(rows.map((row) => [row.account_id, Number(row.count)]));
}
