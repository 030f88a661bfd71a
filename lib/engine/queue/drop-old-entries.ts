import { dropEntriesBefore } from '@/lib/db/queries/engine-job/drop-entries-before';
import type { EngineContext } from '../context';
import { ENTRIES_KEPT_DAYS } from './requeue-refusal';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Jobs of one statement: short enough that no call waits for it. */
const JOBS_AT_ONCE = 200;

/** Housekeeping: lets go of what jobs finished long ago held. They cannot be queued again then; all else of them stays. */
export async function dropOldEntries(ctx: EngineContext, signal: AbortSignal): Promise<void> {
  const finishedBefore = ctx.clock.now() - ENTRIES_KEPT_DAYS * DAY_MS;
  while (!signal.aborted) {
    const dropped = await dropEntriesBefore(ctx.database.kysely, finishedBefore, JOBS_AT_ONCE);
    if (dropped < JOBS_AT_ONCE) return;
  }
}
