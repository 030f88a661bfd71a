import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The token with this hash, unless it is revoked or over. */
export async function findLiveToken(
  db: Queryable,
  kind: string,
  secretHash: string,
  now: number,
): Promise<Row<'token'> | undefined> {
  return db
    .selectFrom('token')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('kind', '=', kind)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .executeTakeFirst();
}
