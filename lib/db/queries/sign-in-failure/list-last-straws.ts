import type { Queryable } from '../../database';

/** Every failed attempt after a time, oldest first: whom it named, and when. */
export async function listFailuresSince(
  db: Queryable,
  after: number,
): Promise<{ email: string; at: number }[]> {
  return db
    .selectFrom('sign_in_failure')
    .select(['email', 'at'])
    .where('at', '>', after)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
