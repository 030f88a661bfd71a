import type { Database } from '@/lib/db/database';
import { touchOauthClient } from '@/lib/db/queries/engine-oauth/touch-client';
import { dropRequestWindowsBefore } from '@/lib/db/queries/engine-request-window/drop-windows-before';
import { takeRequests } from '@/lib/db/queries/engine-request-window/take-requests';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { readSiteSettings } from '../settings/site-settings';

/*
 * Requests are limited by the minute. An instance does not ask the database for each: it takes a hundredth of the limit at
 * once and serves that many from memory. What is taken is counted in one row of the database, so all instances together
 * never serve more than the limit; what an instance has taken and does not use is lost to the others for that minute,
 * which with n instances makes at most n hundredths. The settings are read when a share is taken.
 */

/** Who is limited, and which setting says how much. */
export interface Limited {
  name: string;
  limit: 'requestsPerMinute' | 'tokenRequestsPerMinute';
  /** The application to be noted as used when a share is taken. */
  clientId?: string;
}

interface Share {
  startedAt: number;
  left: number;
  /** The window had none left to take. */
  isEmpty: boolean;
  /** Under way: the next share is being taken. */
  taking: Promise<void> | null;
}

const WINDOW_MS = 60_000;
const SHARES_OF_LIMIT = 100;
const kept = new WeakMap<Database, Map<string, Share>>();

/**
 * Counts a request.
 * @throws AppError `too-many-requests`, with the seconds until the next minute begins, when the limit is reached.
 */
export async function takeRequest(ctx: EngineContext, who: Limited): Promise<void> {
  const now = ctx.clock.now();
  const startedAt = now - (now % WINDOW_MS);
  const share = shareOf(ctx.database, who.name, startedAt);
  while (share.left === 0) {
    if (share.isEmpty) throw overLimit(startedAt + WINDOW_MS - now);
    share.taking ??= takeShare(ctx, who, share).finally(() => (share.taking = null));
    await share.taking;
  }
  share.left -= 1;
}

function shareOf(database: Database, name: string, startedAt: number): Share {
  const shares = kept.get(database) ?? new Map<string, Share>();
  kept.set(database, shares);
  const share = shares.get(name);
  if (share?.startedAt === startedAt) return share;
  // A new minute: what belongs to old ones goes, so that this never grows with the addresses that ever called.
  for (const [other, { startedAt: at }] of shares) if (at !== startedAt) shares.delete(other);
  const fresh: Share = { startedAt, left: 0, isEmpty: false, taking: null };
  shares.set(name, fresh);
  return fresh;
}

async function takeShare(ctx: EngineContext, who: Limited, share: Share): Promise<void> {
  const taken = await ctx.database.transaction(async (trx) => {
    const { [who.limit]: limit } = await readSiteSettings(trx);
    const { startedAt } = share;
    const wanted = Math.max(1, Math.floor(limit / SHARES_OF_LIMIT));
    await dropRequestWindowsBefore(trx, startedAt);
    if (who.clientId !== undefined) await touchOauthClient(trx, who.clientId, ctx.clock.now());
    return takeRequests(trx, { name: who.name, startedAt, wanted, limit });
  });
  // Once it is committed, and both at once: whoever comes meanwhile must not use up what the window would then be called empty for.
  share.left = taken;
  share.isEmpty = taken === 0;
}

function overLimit(remainingMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(remainingMs / 1000));
  return new AppError(
    'too-many-requests',
    `Too many requests in this minute. Nothing was done: try again in ${seconds} s.`,
    { retryAfter: seconds },
  );
}
