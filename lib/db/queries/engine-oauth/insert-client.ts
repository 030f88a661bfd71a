import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

export async function insertOauthClient(
  trx: Queryable,
  client: NewRow<'engine_oauth_client'>,
): Promise<void> {
  await trx.insertInto('engine_oauth_client').values(client).execute();
}
