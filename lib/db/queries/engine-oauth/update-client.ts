import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Writes what an admin changed of an application, and counts the change. */
export async function updateOauthClient(
  trx: Queryable,
  clientId: string,
  change: Omit<RowUpdate<'engine_oauth_client'>, 'version' | 'client_id'>,
): Promise<void> {
  await trx
    .updateTable('engine_oauth_client')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('client_id', '=', clientId)
    .execute();
}
