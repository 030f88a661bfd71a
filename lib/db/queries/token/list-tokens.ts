import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Tokens of one kind, newest first, revoked ones too. */
export async function listTokens(db: Queryable, kind: string): Promise<Row<'token'>[]> {
  return db
    .selectFrom('token')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
