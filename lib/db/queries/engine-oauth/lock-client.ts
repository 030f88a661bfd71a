import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { Row } from '../../schema';

/** Reads an application, revoked or not, and keeps others from changing it until this transaction ends. */
export async function lockOauthClient(
  trx: Queryable,
  support: DialectSupport,
  clientId: string,
): Promise<Row<'engine_oauth_client'> | undefined> {
  const query = trx.selectFrom('engine_oauth_client').selectAll().where('client_id', '=', clientId);
  return (support.rowLocks ? query.forNoKeyUpdate() : query).executeTakeFirst();
}
