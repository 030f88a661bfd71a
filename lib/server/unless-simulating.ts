import { isLeaseHeld } from '@/lib/db/queries/lease/is-lease-held';
import type { Runtime } from './runtime';
import { SAMPLE_DATA_LEASE } from '@/lib/domain/sample-data';

/** What lives on the real clock rests while the sample data simulates another, on every instance. */
export async function unlessSimulating(runtime: Runtime, work: () => Promise<void>): Promise<void> {
  const isSimulating = await isLeaseHeld(runtime.database.kysely, SAMPLE_DATA_LEASE.name, {
    now: runtime.console.clock.now(),
    ttlMs: SAMPLE_DATA_LEASE.ttlMs,
  });
  if (!isSimulating) await work();
}
