import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/**
 * Adds a token, drops those of the application whose time was over before `forgetBefore`, and notes that it was used.
 * @param asked `secretHash` is the secret it was asked with; when the application has another by now, or was revoked, nothing is done.
 * @returns whether the token was added.
 */
export async function issueToken(
  trx: Queryable,
  token: NewRow<'engine_oauth_token'>,
  { secretHash, forgetBefore }: { secretHash: string; forgetBefore: number },
): Promise<boolean> {
  // First, because it locks the application: a rotation comes wholly before, or ends this token too.
  const noted = await trx
    .updateTable('engine_oauth_client')
    .set({ last_used_at: token.created_at })
    .where('client_id', '=', token.client_id)
    .where('secret_hash', '=', secretHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (Number(noted.numUpdatedRows) === 0) return false;
  await trx
    .deleteFrom('engine_oauth_token')
    .where('client_id', '=', token.client_id)
    .where('expires_at', '<=', forgetBefore)
    .execute();
  await trx.insertInto('engine_oauth_token').values(token).execute();
  return true;
}
