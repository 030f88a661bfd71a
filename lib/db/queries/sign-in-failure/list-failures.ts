import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The attempts after a time that named this account or came from this address, oldest first. */
export async function listFailures(
  db: Queryable,
  by: { email: string; address: string; after: number },
): Promise<Row<'sign_in_failure'>[]> {
  return db
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('at', '>', by.after)
    .where((row) => row.or([row('email', '=', by.email), row('address', '=', by.address)]))
    .orderBy('at')
    .orderBy('id')
    .execute();
}
