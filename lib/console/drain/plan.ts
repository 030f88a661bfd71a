import { findReading } from '@/lib/db/queries/reading/find-reading';
import type { Queryable } from '@/lib/db/database';
import { findQueueSite } from '@/lib/db/queries/queue/find-queue-site';
import type { DrainPlan } from '@/lib/domain/api/drains';
import { COUNT_BASES } from '@/lib/domain/counts';
import { boundDrain, type DrainOptions } from '@/lib/domain/drain';
import { AppError, isAppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { oneOf } from '../queues/one-of';
import { getQueueView } from '../queues/queue-view';
import { refuseDrain } from './refuse-drain';

/**
 * What a drain of this queue would do at most, and why it cannot begin now if it cannot. Nothing is called or written.
 * @throws AppError `not-found`
 */
export async function planDrain(
  ctx: ConsoleContext,
  queueId: string,
  options: DrainOptions,
): Promise<DrainPlan> {
  const db = ctx.database.kysely;
  const { polledBy } = await getQueueView(ctx, queueId);
  return { ...(await boundsNow(db, queueId, options)), polledBy, refusal: await refusalOf(ctx, db, queueId) };
}

/** The count a plan rests on and how far it goes with it. */
export async function boundsNow(db: Queryable, queueId: string, options: DrainOptions) {
  if ((await findQueueSite(db, queueId)) === undefined)
    throw new AppError('not-found', 'This queue is not tracked here. Nothing was called.');
  const reading = await findReading(db, queueId);
  const queued = {
    value: reading?.queued ?? null,
    basis: oneOf(COUNT_BASES, reading?.queued_basis ?? 'unknown'),
    observedAt: reading?.queued_at ?? null,
  };
  return { queued, ...boundDrain(queued, options) };
}

async function refusalOf(ctx: ConsoleContext, db: Queryable, queueId: string): Promise<string | null> {
  try {
    await refuseDrain(ctx, db, queueId, null);
    return null;
  } catch (error) {
    if (isAppError(error)) return error.message;
    throw error;
  }
}
