import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

type TokenClient = Pick<Row<'engine_oauth_client'>, 'client_id' | 'name' | 'scopes_json' | 'revoked_at'> &
  Pick<Row<'engine_oauth_token'>, 'expires_at'>;

const byHash = keptQuery((db, { tokenHash }: { tokenHash: string }) =>
  db
    .selectFrom('engine_oauth_token as t')
    .innerJoin('engine_oauth_client as c', 'c.client_id', 't.client_id')
    .select(['c.client_id', 'c.name', 'c.scopes_json', 'c.revoked_at', 't.expires_at'])
    .where('t.token_hash', '=', tokenHash),
);

/** The application that a token was given to, whether or not either is still good. */
export async function findTokenClient(db: Queryable, tokenHash: string): Promise<TokenClient | undefined> {
  return byHash.first(db, { tokenHash });
}
