import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Counts one wrong token, and forgets those older than `forgetBefore`. */
export async function insertTokenFailure(
  db: Queryable,
  failure: NewRow<'token_failure'>,
  forgetBefore: number,
): Promise<void> {
  await db.deleteFrom('token_failure').where('at', '<', forgetBefore).execute();
  await db.insertInto('token_failure').values(failure).execute();
}
