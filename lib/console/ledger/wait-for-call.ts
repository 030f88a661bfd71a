import { setTimeout as delay } from 'node:timers/promises';
import { findCall } from '@/lib/db/queries/call/find-call';
import { findLock } from '@/lib/db/queries/lock/find-lock';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { settleOrphan } from './orphans';
import { runningCall } from './registry';
import { DEAD_AFTER_MS, WATCH_MS } from './timing';

/**
 * Waits until a call is settled, whichever instance carries it out. When that one dies meanwhile, its call is settled here.
 * @param signal ends the wait, not the call.
 * @throws AppError `unavailable` when the waiting was ended, or when this process could not store what came.
 */
export async function waitForCall(ctx: ConsoleContext, callId: string, signal?: AbortSignal): Promise<void> {
  const own = runningCall(callId);
  if (own !== undefined) {
    await (signal === undefined ? own : Promise.race([own, whenAborted(signal)]));
    if (!(await isSettled(ctx, callId))) throw notStored();
    return;
  }
  while (!(await isSettled(ctx, callId))) {
    await settleIfDead(ctx, callId);
    await delay(WATCH_MS, undefined, signal === undefined ? {} : { signal }).catch(() => {
      throw waitEnded();
    });
  }
}

async function isSettled(ctx: ConsoleContext, callId: string): Promise<boolean> {
  const call = await findCall(ctx.database.kysely, callId);
  return call === undefined || call.state !== 'requested';
}

async function settleIfDead(ctx: ConsoleContext, callId: string): Promise<void> {
  const call = await findCall(ctx.database.kysely, callId);
  if (call === undefined) return;
  const lock = await findLock(ctx.database.kysely, ctx.database.support, call.queue_id);
  if (lock?.call_id === callId && lock.idleMs > DEAD_AFTER_MS) await settleOrphan(ctx, callId);
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
