import type { Database, Queryable } from '@/lib/db/database';
import { findUnsignedEnd } from '@/lib/db/queries/activity/find-unsigned-end';
import { hasActivity } from '@/lib/db/queries/activity/has-activity';
import { insertCheckpoint } from '@/lib/db/queries/activity/insert-checkpoint';
import { listCheckpoints } from '@/lib/db/queries/activity/list-checkpoints';
import { AppError } from '@/lib/domain/errors';
import { isSame, NO_CHAIN, signCheckpoint, type CheckpointColumns } from './proof';

/**
 * Begins the chain of a log that is empty; without an entry there is nothing to let in. A log that has entries and no checkpoint
 * is left as it is: its beginning was taken away, and `audit verify` says so.
 * @returns whether the log has a beginning.
 * @throws AppError `unavailable` when the key is not the one the chain was begun with, by another start at the same time too.
 */
export async function beginChain({ kysely }: Database, key: Buffer, now: number): Promise<boolean> {
  if ((await listCheckpoints(kysely)).length === 0) {
    if (await hasActivity(kysely)) return false;
    await begin(kysely, key, { unsigned_to: 0, at: now });
  }
  await refuseOtherKey(kysely, key);
  return true;
}

/**
 * Begins the chain of a log from before there were signatures: what is in it is let in without one, nothing after. Only the
 * migration that brings signatures may do this. Were it done whenever there is no checkpoint, whoever can write the database could
 * take proof and checkpoints away, and have what was changed signed.
 */
export async function letUnsignedIn(db: Queryable, key: Buffer, now: number): Promise<void> {
  const unsigned = await findUnsignedEnd(db);
  if (unsigned !== undefined) await begin(db, key, { unsigned_to: unsigned, at: now });
}

/** @throws AppError `unavailable` when the chain was begun with another key. */
export async function refuseOtherKey(db: Queryable, key: Buffer): Promise<void> {
  const checkpoints = await listCheckpoints(db);
  if (checkpoints.length === 0) return;
  if (checkpoints.some((one) => isSame(one.signature, signCheckpoint(key, one)))) return;
  throw new AppError(
    'unavailable',
    'The key of the activity log is not the one it was begun with, so its entries could not be proven. Nothing was changed: set the right AUDIT_KEY (or put the file audit-key back into DATA_DIR) and start again.',
  );
}

async function begin(
  db: Queryable,
  key: Buffer,
  { unsigned_to, at }: { unsigned_to: number; at: number },
): Promise<void> {
  const checkpoint: CheckpointColumns = { sequence: 0, chain: NO_CHAIN, removed: 0, unsigned_to, at };
  await insertCheckpoint(db, { ...checkpoint, signature: signCheckpoint(key, checkpoint) });
}
