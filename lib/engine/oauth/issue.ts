import { findOauthClient } from '@/lib/db/queries/engine-oauth/find-client';
import { issueToken } from '@/lib/db/queries/engine-oauth/issue-token';
import type { Row } from '@/lib/db/schema';
import type { EngineContext } from '../context';
import { takeRequest } from '../limits/take-request';
import type { OnWrong, WrongSecret } from './refuse-wrong';
import { hashSecret, isSameHash, makeSecret } from './secrets';

export const TOKEN_LIFETIME_S = 7200;

/** A token is known this long after its time, so that one that is over is told from one that never was. */
const KEPT_AFTER_ITS_TIME_MS = 24 * 60 * 60_000;

/** Compared with when there is no such application, so that an unknown id takes as long as a wrong secret. */
const NOBODY = hashSecret('');

/**
 * Gives an application a token, good for 7,200 seconds; null when id or secret are wrong, or it was revoked.
 * @param onWrong told which of these it was.
 * @throws AppError `too-many-requests`, and what `onWrong` throws.
 */
export async function issueAccessToken(
  ctx: EngineContext,
  credentials: Credentials,
  onWrong: OnWrong = async () => {},
): Promise<string | null> {
  const client = await findClient(ctx, credentials.clientId);
  const reason = whyWrong(client, credentials);
  const token = client === undefined || reason !== null ? null : await makeToken(ctx, client);
  if (token !== null) return token;
  await onWrong({ verb: 'oauth-client.refuse', reason: reason ?? 'wrong-secret', client });
  return null;
}

interface Credentials {
  clientId: string;
  clientSecret: string;
}

type Client = Row<'engine_oauth_client'>;

async function findClient(ctx: EngineContext, clientId: string): Promise<Client | undefined> {
  // PostgreSQL cannot even look for a text with NUL in it.
  return clientId.includes('\0') ? undefined : findOauthClient(ctx.database.kysely, clientId);
}

function whyWrong(client: Client | undefined, { clientSecret }: Credentials): WrongSecret['reason'] | null {
  const isRight = isSameHash(hashSecret(clientSecret), client?.secret_hash ?? NOBODY);
  if (client === undefined) return 'unknown';
  if (!isRight) return 'wrong-secret';
  return client.revoked_at === null ? null : 'revoked';
}

/** @returns null when the application was given another secret, or was revoked, since it was read. */
async function makeToken(ctx: EngineContext, client: Client): Promise<string | null> {
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
      { secretHash: client.secret_hash, forgetBefore: now - KEPT_AFTER_ITS_TIME_MS },
    ),
  );
  return wasIssued ? token : null;
}
