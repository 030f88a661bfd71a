import { dropLease } from '@/lib/db/queries/lease/drop-lease';
import { takeLease } from '@/lib/db/queries/lease/take-lease';
import type { Runtime } from '../runtime';
import { STALE_AFTER_MS } from './state';

/** Held while the sample data is loaded: one process loads it, and tasks on the real clock rest. */
export const SAMPLE_DATA_LEASE = 'sample-data';
/** Renewed with each progress; another load may begin when this one has been silent for so long. */
export const SAMPLE_DATA_LEASE_MS = STALE_AFTER_MS;

/** Takes or renews it for one load, `holder`. @returns false when another load goes on at this moment. */
export function holdSampleDataLease(runtime: Runtime, holder: string): Promise<boolean> {
  const now = runtime.console.clock.now();
  const lease = { name: SAMPLE_DATA_LEASE, instanceId: holder, now, ttlMs: SAMPLE_DATA_LEASE_MS };
  return takeLease(runtime.database, lease);
}

export function dropSampleDataLease(runtime: Runtime, holder: string): Promise<void> {
  return dropLease(runtime.database, SAMPLE_DATA_LEASE, holder);
}
