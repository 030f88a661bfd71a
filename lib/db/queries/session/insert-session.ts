import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Writes the session of a new token. */
export async function insertSession(trx: Queryable, session: NewRow<'session'>): Promise<void> {
  await trx.insertInto('session').values(session).execute();
}
