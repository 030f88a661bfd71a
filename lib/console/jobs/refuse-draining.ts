import type { Queryable } from '@/lib/db/database';
import { findActiveDrain } from '@/lib/db/queries/drain/find-active-drain';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';

/**
 * While a drain works on a queue nobody else calls process or finish there.
 * @param drainId the drain that asks, when it is one.
 * @throws AppError `queue-busy`
 */
export async function refuseWhileDraining(
  ctx: ConsoleContext,
  trx: Queryable,
  queueId: string,
  drainId: string | undefined,
): Promise<void> {
  const drain = await findActiveDrain(trx, ctx.database.support, queueId);
  if (drain === undefined || drain.id === drainId) return;
  throw new AppError(
    'queue-busy',
    `${drain.actor_name} is draining this queue. Nothing was called for you. Wait until the drain has ended, or cancel it first.`,
    { retryAfter: 10 },
  );
}
