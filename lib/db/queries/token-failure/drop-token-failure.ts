import type { Queryable } from '../../database';

/** Takes one wrong token out of the count. */
export async function dropTokenFailure(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom('token_failure').where('id', '=', id).execute();
}
