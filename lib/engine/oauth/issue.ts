import { findOauthClient } from '@/lib/db/queries/engine-oauth/find-client';
import { issueToken } from '@/lib/db/queries/engine-oauth/issue-token';
import type { EngineContext } from '../context';
import { takeRequest } from '../limits/take-request';
import { hashSecret, isSameHash, makeSecret } from './secrets';

export const TOKEN_LIFETIME_S = 7200;

/** Compared with when there is no such application, so that an unknown id takes as long as a wrong secret. */
const NOBODY = hashSecret('');

/**
 * Gives an application a token, good for 7,200 seconds; null when id or secret are wrong, or it was revoked.
 * @throws AppError `too-many-requests`.
 */
export async function issueAccessToken(
  ctx: EngineContext,
  credentials: { clientId: string; clientSecret: string },
): Promise<string | null> {
  const client = await findOauthClient(ctx.database.kysely, credentials.clientId);
  const isRight = isSameHash(hashSecret(credentials.clientSecret), client?.secret_hash ?? NOBODY);
  if (client === undefined || !isRight) return null;
  const { client_id: clientId } = client;
  await takeRequest(ctx, { name: `token-application ${clientId}`, limit: 'tokenRequestsPerMinute' });
  const token = makeSecret();
  const now = ctx.clock.now();
  const wasIssued = await ctx.database.transaction((trx) =>
    issueToken(
      trx,
      {
        token_hash: hashSecret(token),
        client_id: clientId,
        created_at: now,
        expires_at: now + TOKEN_LIFETIME_S * 1000,
      },
      client.secret_hash,
    ),
  );
  return wasIssued ? token : null;
}
