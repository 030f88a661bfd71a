import type { Queryable } from '../../database';

/** Notes that an application was used. */
export async function touchOauthClient(trx: Queryable, clientId: string, at: number): Promise<void> {
  await trx
    .updateTable('engine_oauth_client')
    .set({ last_used_at: at })
    .where('client_id', '=', clientId)
    .execute();
}
