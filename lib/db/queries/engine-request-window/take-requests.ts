import { sql } from 'kysely';
import type { Queryable } from '../../database';

export interface RequestShare {
  /** Who is limited. */
  name: string;
  /** The start of the window. */
  startedAt: number;
  /** Requests wanted, and how many the window has in all. */
  wanted: number;
  limit: number;
}

/**
 * Takes a share of a window's requests, in one statement, so that all instances together never take more than the limit.
 * @returns how many were taken: as many as are left, 0 when none are.
 */
export async function takeRequests(trx: Queryable, share: RequestShare): Promise<number> {
  const { name, startedAt, wanted, limit } = share;
  await trx
    .insertInto('engine_request_window')
    .values({ name, started_at: startedAt, granted: 0 })
    .onConflict((conflict) => conflict.columns(['name', 'started_at']).doNothing())
    .execute();
  // The row is locked by the first update, so that what the second one reads is what it changes.
  const before = await trx
    .updateTable('engine_request_window')
    .set({ granted: sql.ref('granted') })
    .where('name', '=', name)
    .where('started_at', '=', startedAt)
    .returning('granted')
    .executeTakeFirstOrThrow();
  const taken = Math.max(0, Math.min(wanted, limit - before.granted));
  if (taken === 0) return 0;
  await trx
    .updateTable('engine_request_window')
    .set({ granted: before.granted + taken })
    .where('name', '=', name)
    .where('started_at', '=', startedAt)
    .execute();
  return taken;
}
