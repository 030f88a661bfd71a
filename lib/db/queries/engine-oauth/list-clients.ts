import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Every OAuth application, revoked ones too, the newest first. */
export async function listOauthClients(db: Queryable): Promise<Row<'engine_oauth_client'>[]> {
  return db
    .selectFrom('engine_oauth_client')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('client_id')
    .execute();
}
