import type { Queryable } from '@/lib/db/database';
import { findActiveDrain } from '@/lib/db/queries/drain/find-active-drain';
import { AppError } from '@/lib/domain/errors';
import type { GatewayContext } from './context';
import { refuseUnlessLive } from './refuse-unless-live';

/** A round of a drain takes seconds; an integration that asks sooner only hears the same. */
const RETRY_AFTER_SECONDS = 30;

/**
 * An integration calls with a live token only, and not while a drain works on the queue (console.md, "The gateway"): neither between its
 * calls nor during one, which the integration would otherwise wait for or join.
 * @throws AppError `unauthenticated`, `unavailable`
 */
export async function refuseUnlessFree(ctx: GatewayContext, trx: Queryable): Promise<void> {
  await refuseUnlessLive(ctx, trx);
  const drain = await findActiveDrain(trx, ctx.database.support, ctx.queueId);
  if (drain === undefined) return;
  throw new AppError(
    'unavailable',
    `${drain.actor_name} is draining this queue in the console. Nothing was called for you. Ask again later.`,
    { retryAfter: RETRY_AFTER_SECONDS },
  );
}
