import { dropLease } from '@/lib/db/queries/lease/drop-lease';
import { takeLease } from '@/lib/db/queries/lease/take-lease';
import type { Runtime } from '../runtime';
import { STALE_AFTER_MS } from './state';

/** Held while the sample data is loaded: one process loads it, and tasks on the real clock rest. */
export const SAMPLE_DATA_LEASE = 'sample-data';
/** Renewed with each progress; another load may begin when this one has been silent for so long. */
const LEASE_MS = STALE_AFTER_MS;

/** Takes or renews it for one load, `holder`. @returns false when another load goes on at this moment. */
export function holdSampleDataLease(runtime: Runtime, holder: string): Promise<boolean> {
  const now = runtime.console.clock.now();
  return takeLease(runtime.database, { name: SAMPLE_DATA_LEASE, instanceId: holder, now, ttlMs: LEASE_MS });
}

export function dropSampleDataLease(runtime: Runtime, holder: string): Promise<void> {
  return dropLease(runtime.database, SAMPLE_DATA_LEASE, holder);
}
