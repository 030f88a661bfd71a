/**
 * Held while sample data is loaded into the built-in site: one process loads it, and tasks on the real clock rest. Renewed with each
 * progress; a load that has been silent for so long is over.
 */
export const SAMPLE_DATA_LEASE = { name: 'sample-data', ttlMs: 20_000 } as const;

/** Whether a lease that ends then (epoch milliseconds) is held; one that ends much later was left behind by a clock that was ahead. */
export function isLoadingUntil(until: number | null, now: number): boolean {
  return until !== null && until > now && until <= now + 2 * SAMPLE_DATA_LEASE.ttlMs;
}
