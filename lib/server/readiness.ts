import { setTimeout as delay } from 'node:timers/promises';
import { isMigrated } from '@/lib/db/migrate';
import type { Runtime } from './runtime';

export interface Readiness {
  isReady: boolean;
  /** Why not, in a sentence; null when ready. */
  reason: string | null;
}

/** A database that is frozen keeps its connection and never answers; whoever asks whether we are ready has to hear it. */
const LONGEST_WAIT_MS = 5_000;

/** Whether this instance can serve: its database answers and holds this program's schema. */
export async function readiness(runtime: Runtime): Promise<Readiness> {
  try {
    const migrated = await Promise.race([isMigrated(runtime.database), noAnswer()]);
    return migrated
      ? { isReady: true, reason: null }
      : { isReady: false, reason: 'The database schema is not up to date.' };
  } catch (error) {
    runtime.log.warn({ error }, 'The database did not answer a readiness check');
    return { isReady: false, reason: 'The database does not answer.' };
  }
}

/** Rejects when nothing was answered for too long; does not keep the process from ending. */
async function noAnswer(): Promise<never> {
  await delay(LONGEST_WAIT_MS, undefined, { ref: false });
  throw new Error(`The database did not answer within ${LONGEST_WAIT_MS} ms`);
}
