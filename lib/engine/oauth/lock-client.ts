import type { Queryable } from '@/lib/db/database';
import { lockOauthClient } from '@/lib/db/queries/engine-oauth/lock-client';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import { quoteInput } from '@/lib/domain/quote-input';
import type { EngineContext } from '../context';

/**
 * Reads an application to change it.
 * @param seenVersion the version that was looked at, where that matters.
 * @throws AppError `not-found`; `conflict` when it was revoked, or changed since.
 */
export async function lockClient(
  ctx: EngineContext,
  trx: Queryable,
  clientId: string,
  seenVersion?: number,
): Promise<Row<'engine_oauth_client'>> {
  // PostgreSQL cannot even look for a text with NUL in it.
  const row = clientId.includes('\0')
    ? undefined
    : await lockOauthClient(trx, ctx.database.support, clientId);
  if (row === undefined)
    throw new AppError(
      'not-found',
      `There is no application with the client id ${quoteInput(clientId)}. Nothing was changed.`,
    );
  if (row.revoked_at !== null)
    throw new AppError(
      'conflict',
      `The application ${row.name} was revoked and stays so. Nothing was changed: make another.`,
    );
  if (seenVersion !== undefined && seenVersion !== row.version)
    throw new AppError(
      'conflict',
      'Somebody else changed this application since you opened it. Nothing of yours was saved: look at it as it is now, then decide again.',
    );
  return row;
}
