import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The wrong tokens that came from an address after a time, oldest first. */
export async function listTokenFailures(
  db: Queryable,
  by: { address: string; after: number },
): Promise<Row<'token_failure'>[]> {
  return db
    .selectFrom('token_failure')
    .selectAll()
    .where('address', '=', by.address)
    .where('at', '>', by.after)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
