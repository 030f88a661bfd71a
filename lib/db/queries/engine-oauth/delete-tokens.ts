import type { Queryable } from '../../database';

/** Ends every token of an application, at once. @returns how many. */
export async function deleteOauthTokens(trx: Queryable, clientId: string): Promise<number> {
  const result = await trx
    .deleteFrom('engine_oauth_token')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
