import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** A recovery code of an account by its hash, a used one too. */
export async function findRecoveryCode(
  db: Queryable,
  accountId: string,
  hash: string,
): Promise<Row<'recovery_code'> | undefined> {
  return db
    .selectFrom('recovery_code')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
}
