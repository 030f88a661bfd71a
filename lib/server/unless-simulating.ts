import { isLeaseHeld } from '@/lib/db/queries/lease/is-lease-held';
import type { Runtime } from './runtime';
import { SAMPLE_DATA_LEASE } from './sample-data/lease';

/** What lives on the real clock rests while the sample data simulates another, on every instance. */
export async function unlessSimulating(runtime: Runtime, work: () => Promise<void>): Promise<void> {
  const isSimulating = await isLeaseHeld(
    runtime.database.kysely,
    SAMPLE_DATA_LEASE,
    runtime.console.clock.now(),
  );
  if (!isSimulating) await work();
}
