import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The sessions of an account that nobody ended and whose time is not over, the last used first. */
export async function listSessionRows(
  db: Queryable,
  accountId: string,
  standing: { expiresAfter: number; seenAfter: number },
): Promise<Row<'session'>[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', standing.expiresAfter)
    .where('last_seen_at', '>', standing.seenAfter)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
}
