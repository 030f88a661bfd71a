import { SILENT } from '@/lib/db/database-error';
import { isMigrated } from '@/lib/db/migrate';
import type { Runtime } from './runtime';
import { NoAnswerError, unlessSilent } from './unless-silent';

export interface Readiness {
  isReady: boolean;
  /** Why not, in a sentence; null when ready. */
  reason: string | null;
}

/** Whether this instance can serve: its database answers and holds this program's schema. */
export async function readiness(runtime: Runtime): Promise<Readiness> {
  try {
    const migrated = await unlessSilent(isMigrated(runtime.database), runtime.database);
    return migrated
      ? { isReady: true, reason: null }
      : { isReady: false, reason: 'The database schema is not up to date.' };
  } catch (error) {
    runtime.log.warn({ error }, 'The database did not answer a readiness check');
    return { isReady: false, reason: error instanceof NoAnswerError ? error.message : SILENT };
  }
}
