import type { Database } from '@/lib/db/database';
import { findUnsignedEnd } from '@/lib/db/queries/activity/find-unsigned-end';
import { insertCheckpoint } from '@/lib/db/queries/activity/insert-checkpoint';
import { listCheckpoints } from '@/lib/db/queries/activity/list-checkpoints';
import { AppError } from '@/lib/domain/errors';
import { isSame, NO_CHAIN, signCheckpoint, type CheckpointColumns } from './proof';

/**
 * Begins the chain of a log that has none: entries that are there already are let in without a signature, none after them.
 * A log that has entries with proof but no checkpoint was tampered with: nothing is begun then, and `audit verify` says so.
 * @throws AppError `unavailable` when the key is not the one the chain was begun with.
 */
export async function beginChain(database: Database, key: Buffer, now: number): Promise<void> {
  const checkpoints = await listCheckpoints(database.kysely);
  if (checkpoints.length === 0) {
    const unsigned = await findUnsignedEnd(database.kysely);
    if (unsigned !== null) await begin(database, key, { unsigned_to: unsigned, at: now });
    return;
  }
  if (checkpoints.some((one) => isSame(one.signature, signCheckpoint(key, one)))) return;
  throw new AppError(
    'unavailable',
    'The key of the activity log is not the one it was begun with, so its entries could not be proven. Nothing was changed: set the right AUDIT_KEY (or put the file audit-key back into DATA_DIR) and start again.',
  );
}

async function begin(
  database: Database,
  key: Buffer,
  { unsigned_to, at }: { unsigned_to: number; at: number },
): Promise<void> {
  const checkpoint: CheckpointColumns = { sequence: 0, chain: NO_CHAIN, removed: 0, unsigned_to, at };
  await insertCheckpoint(database.kysely, { ...checkpoint, signature: signCheckpoint(key, checkpoint) });
}
