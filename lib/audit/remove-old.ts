import type { Database } from '@/lib/db/database';
import { deleteSealed } from '@/lib/db/queries/activity/delete-sealed';
import { insertCheckpoint } from '@/lib/db/queries/activity/insert-checkpoint';
import { listAges } from '@/lib/db/queries/activity/list-ages';
import { listCheckpoints } from '@/lib/db/queries/activity/list-checkpoints';
import { systemActor } from '@/lib/domain/actor';
import { signCheckpoint } from './proof';
import { recordAct } from './record';

const BATCH = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Removal {
  key: Buffer;
  now: number;
  /** How long an entry is kept; null is for ever. */
  keepMs: number | null;
}

/**
 * Removes the beginning of the log as far as everything in it is older than it is kept. A signed checkpoint is written first, with
 * an entry of its own: the rest is proven from there, and the database lets exactly what it stands for be removed. Cut off in
 * between, the next round goes on. Nothing is cut more than once a day, so that checkpoints stay few.
 * @returns how many entries were removed.
 */
export async function removeOldActivity(
  database: Database,
  { key, now, keepMs }: Removal,
  signal?: AbortSignal,
): Promise<number> {
  if (keepMs !== null) await cut(database, { key, now, before: now - keepMs });
  const [checkpoint] = await listCheckpoints(database.kysely);
  if (checkpoint === undefined) return 0;
  for (let removed = 0; ;) {
    const count = signal?.aborted === true ? 0 : await removeBatch(database, checkpoint.sequence);
    removed += count;
    if (count < BATCH) return removed;
  }
}

async function removeBatch(database: Database, upTo: number): Promise<number> {
  return database.transaction((trx) => deleteSealed(trx, upTo, BATCH));
}

async function cut(
  database: Database,
  { key, now, before }: { key: Buffer; now: number; before: number },
): Promise<void> {
  const [last] = await listCheckpoints(database.kysely);
  if (last === undefined || (last.sequence > 0 && now - last.at < DAY_MS)) return;
  const end = await findEnd(database, last.sequence, before);
  if (end === undefined) return;
  const count = end.sequence - last.sequence;
  const checkpoint = {
    sequence: end.sequence,
    chain: end.chain,
    removed: last.removed + count,
    unsigned_to: last.unsigned_to,
    at: now,
  };
  await database.transaction(async (trx) => {
    await insertCheckpoint(trx, { ...checkpoint, signature: signCheckpoint(key, checkpoint) });
    await recordAct(trx, {
      at: now,
      actor: systemActor,
      verb: 'activity.purge',
      outcome: 'done',
      detail: { entries: count, upToPlace: end.sequence, writtenBefore: new Date(before).toISOString() },
    });
  });
}

/** The last entry before the first one that is kept. */
async function findEnd(
  database: Database,
  after: number,
  before: number,
): Promise<{ sequence: number; chain: string } | undefined> {
  let end: { sequence: number; chain: string } | undefined;
  for (let from = after; ;) {
    const rows = await listAges(database.kysely, from, BATCH);
    for (const row of rows) {
      if (row.at >= before) return end;
      end = row;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return end;
    from = last.sequence;
  }
}
