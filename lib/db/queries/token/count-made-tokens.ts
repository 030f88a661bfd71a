import type { Queryable } from '../../database';

/** How many tokens that are good now each account has made, of every kind, by the account's id. */
export async function countMadeTokens(db: Queryable, now: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('token')
    .select(({ fn }) => ['created_by_id', fn.countAll().as('count')])
    .where('created_by_id', 'is not', null)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .groupBy('created_by_id')
    .execute();
  return new Map(rows.map((row) => [row.created_by_id ?? '', Number(row.count)]));
}
