import type { Queryable } from '../../database';

/** The application that a token, still good at `now`, was given to. */
export async function findTokenClient(
  db: Queryable,
  tokenHash: string,
  now: number,
): Promise<{ client_id: string; name: string; scopes_json: string } | undefined> {
  return db
    .selectFrom('engine_oauth_token as t')
    .innerJoin('engine_oauth_client as c', 'c.client_id', 't.client_id')
    .select(['c.client_id', 'c.name', 'c.scopes_json'])
    .where('t.token_hash', '=', tokenHash)
    .where('t.expires_at', '>', now)
    .where('c.revoked_at', 'is', null)
    .executeTakeFirst();
}
