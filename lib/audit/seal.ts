import type { Database } from '@/lib/db/database';
import { findLastSealed } from '@/lib/db/queries/activity/find-last-sealed';
import { listCheckpoints } from '@/lib/db/queries/activity/list-checkpoints';
import { listUnsealed } from '@/lib/db/queries/activity/list-unsealed';
import { putSeals, type Seal } from '@/lib/db/queries/activity/put-seals';
import { chainEntry } from './proof';

/** Entries chained in one transaction: few enough that nobody waits for it to end. */
const BATCH = 500;

interface Place {
  sequence: number;
  chain: string;
}

/**
 * Gives every entry that has none its place in the chain, in batches. One that committed late (a long transaction with an older
 * id) simply comes later in the chain. Two sealers at once cannot fork it: a place is unique, and the second one's batch is undone.
 * @returns how many were sealed.
 */
export async function sealActivity(database: Database, key: Buffer, signal?: AbortSignal): Promise<number> {
  for (let sealed = 0; ;) {
    const count = signal?.aborted === true ? 0 : await sealBatch(database, key);
    sealed += count;
    if (count < BATCH) return sealed;
  }
}

async function sealBatch(database: Database, key: Buffer): Promise<number> {
  // Asked outside a transaction first, because most rounds find nothing and should lock nothing.
  if ((await listUnsealed(database.kysely, 0, 1)).length === 0) return 0;
  return database.transaction(async (trx) => {
    const rows = await listUnsealed(trx, 0, BATCH);
    const seals: Seal[] = [];
    // Everything that was sealed may be removed by now: the chain goes on from the cut.
    let before: Place | undefined = (await findLastSealed(trx)) ?? (await listCheckpoints(trx))[0];
    // Neither a chain nor its beginning: it was taken away, and a new one would hide that.
    if (before === undefined) return 0;
    for (const row of rows) {
      const sequence: number = before.sequence + 1;
      before = { sequence, chain: chainEntry(key, before.chain, { ...row, sequence }) };
      seals.push({ id: row.id, ...before });
    }
    if (seals.length === 0) return 0;
    const placed = await putSeals(trx, database.support, seals);
    if (placed < seals.length)
      throw new Error('Another instance sealed the same entries; it is tried again.');
    return placed;
  });
}
