import type { Queryable } from '@/lib/db/database';
import { countBadCalls } from '@/lib/db/queries/call/count-bad-calls';

/** Counts each bad call of a site's queues once: those that ended since the last sample. The first sample counts none. */
export async function countFailed(
  trx: Queryable,
  siteId: string,
  { after, until }: { after: number | null; until: number },
): Promise<ReadonlyMap<string, number>> {
  return after === null ? new Map() : countBadCalls(trx, { siteId, after, until });
}
