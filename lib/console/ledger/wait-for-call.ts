import { setTimeout as delay } from 'node:timers/promises';
import { findLock } from '@/lib/db/queries/lock/find-lock';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { settleOrphan } from './orphans';
import { requireCall } from './require-call';
import { runningCall } from './registry';
import { DEAD_AFTER_MS, WATCH_MS } from './timing';

/**
 * Waits until a call is settled, whichever instance carries it out. When that one dies meanwhile, its call is settled here.
 * @returns the settled call.
 * @param signal ends the wait, not the call.
 * @throws AppError `unavailable` when the waiting was ended, or when this process could not store what came.
 */
export async function waitForCall(
  ctx: ConsoleContext,
  callId: string,
  signal?: AbortSignal,
): Promise<Row<'call'>> {
  const own = runningCall(callId);
  if (own !== undefined) {
    await (signal === undefined ? own : Promise.race([own, whenAborted(signal)]));
    const call = await requireCall(ctx, callId);
    if (call.state === 'requested') throw notStored();
    return call;
  }
  for (;;) {
    const call = await requireCall(ctx, callId);
    if (call.state !== 'requested') return call;
    await settleIfDead(ctx, call);
    await delay(WATCH_MS, undefined, signal === undefined ? {} : { signal }).catch(() => {
      throw waitEnded();
    });
  }
}

async function settleIfDead(ctx: ConsoleContext, call: Row<'call'>): Promise<void> {
  const lock = await findLock(ctx.database.kysely, ctx.database.support, call.queue_id);
  if (lock?.call_id === call.id && lock.idleMs > DEAD_AFTER_MS) await settleOrphan(ctx, call.id);
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(waitEnded());
    signal.addEventListener('abort', () => reject(waitEnded()), { once: true });
  });
}

function waitEnded(): AppError {
  return new AppError('unavailable', 'The call is still under way; its outcome will be in the ledger.');
}

function notStored(): AppError {
  return new AppError(
    'unavailable',
    'The call was made, but what came of it could not be stored yet. It will show as unknown or settled within seconds of the database being back; do not ask elsewhere.',
  );
}
