import { dropLease } from '@/lib/db/queries/lease/drop-lease';
import { takeLease } from '@/lib/db/queries/lease/take-lease';
import { SAMPLE_DATA_LEASE } from '@/lib/domain/sample-data';
import type { Runtime } from '../runtime';

/** Takes or renews it for one load, `holder`. @returns false when another load goes on at this moment. */
export function holdSampleDataLease(runtime: Runtime, holder: string): Promise<boolean> {
  const now = runtime.console.clock.now();
  return takeLease(runtime.database, { ...SAMPLE_DATA_LEASE, instanceId: holder, now });
}

export function dropSampleDataLease(runtime: Runtime, holder: string): Promise<void> {
  return dropLease(runtime.database, SAMPLE_DATA_LEASE.name, holder);
}
