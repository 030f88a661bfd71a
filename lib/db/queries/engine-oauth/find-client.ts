import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** An OAuth application, revoked or not. */
export async function findOauthClient(
  db: Queryable,
  clientId: string,
): Promise<Row<'engine_oauth_client'> | undefined> {
  return db
    .selectFrom('engine_oauth_client')
    .selectAll()
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}
