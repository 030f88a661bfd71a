import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The links nobody used and nobody revoked, the newest first, up to those whose time was over after `expiresAfter`. */
export async function listWaitingLinks(
  db: Queryable,
  kind: 'invitation' | 'reset',
  expiresAfter: number,
): Promise<Row<'account_link'>[]> {
  return db
    .selectFrom('account_link')
    .selectAll()
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', expiresAfter)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
