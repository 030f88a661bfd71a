import type { Queryable } from '@/lib/db/database';
import { findLastSealed } from '@/lib/db/queries/activity/find-last-sealed';
import { listCheckpoints } from '@/lib/db/queries/activity/list-checkpoints';
import type { ActivityHead } from '@/lib/domain/activity/head';

/** The newest entry of the chain, or the cut when everything was removed; null before the first entry. */
export async function readActivityHead(db: Queryable): Promise<ActivityHead | null> {
  const last = await findLastSealed(db);
  if (last !== undefined) return last;
  const [cut] = await listCheckpoints(db);
  return cut === undefined || cut.sequence === 0
    ? null
    : { sequence: cut.sequence, at: cut.at, chain: cut.chain };
}
