import type { Queryable } from '@/lib/db/database';
import { claimBadCalls } from '@/lib/db/queries/call/claim-bad-calls';

/** Counts each bad call of a site's queues once, whenever it ended. The first sample counts none: they are of before. */
export async function countFailed(
  trx: Queryable,
  siteId: string,
  { isFirst }: { isFirst: boolean },
): Promise<ReadonlyMap<string, number>> {
  const counts = await claimBadCalls(trx, siteId);
  return isFirst ? new Map() : counts;
}
