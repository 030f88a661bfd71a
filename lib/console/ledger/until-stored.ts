import { setTimeout as delay } from 'node:timers/promises';
import { isAppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { STORE_AGAIN_MS, STORE_FOR_MS } from './timing';

/**
 * Stores something again and again while the database cannot take it (locked, full, restarting), for a minute at most:
 * what a site has just answered may be the only copy of a Job UUID. The work must be safe to repeat.
 * @throws the last error when the time is over.
 */
export async function untilStored<T>(ctx: ConsoleContext, store: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + STORE_FOR_MS;
  for (;;) {
    try {
      return await store();
    } catch (error) {
      if (isDefect(error) || performance.now() > giveUpAt) throw error;
      ctx.log.warn({ err: error }, 'The ledger could not be written; trying again');
      await delay(STORE_AGAIN_MS);
    }
  }
}

/** An error that will be the same next time. Everything else may be the database's, which comes in many shapes. */
function isDefect(error: unknown): boolean {
  return (
    isAppError(error) ||
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof ReferenceError
  );
}
