import type { Queryable } from '@/lib/db/database';
import { findActiveDrain } from '@/lib/db/queries/drain/find-active-drain';
import { AppError } from '@/lib/domain/errors';
import type { GatewayContext } from './context';

/** A round of a drain takes seconds; an integration that asks sooner only hears the same. */
const RETRY_AFTER_SECONDS = 30;

/** While a drain works on the queue no integration calls there (console.md, "The gateway"). @throws AppError `unavailable` */
export async function refuseDuringDrain(ctx: GatewayContext, trx: Queryable): Promise<void> {
  const drain = await findActiveDrain(trx, ctx.database.support, ctx.queueId);
  if (drain === undefined) return;
  throw new AppError(
    'unavailable',
    `${drain.actor_name} is draining this queue in the console. Nothing was called for you. Ask again later.`,
    { retryAfter: RETRY_AFTER_SECONDS },
  );
}
