import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Counts one attempt, and forgets those older than `forgetBefore`. */
export async function insertFailure(
  db: Queryable,
  failure: NewRow<'sign_in_failure'>,
  forgetBefore: number,
): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('at', '<', forgetBefore).execute();
  await db.insertInto('sign_in_failure').values(failure).execute();
}
