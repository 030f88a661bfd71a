import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Adds a token, drops the application's expired ones and notes that it was used. */
export async function issueToken(trx: Queryable, token: NewRow<'engine_oauth_token'>): Promise<void> {
  await trx
    .deleteFrom('engine_oauth_token')
    .where('client_id', '=', token.client_id)
    .where('expires_at', '<=', token.created_at)
    .execute();
  await trx.insertInto('engine_oauth_token').values(token).execute();
  await trx
    .updateTable('engine_oauth_client')
    .set({ last_used_at: token.created_at })
    .where('client_id', '=', token.client_id)
    .execute();
}
