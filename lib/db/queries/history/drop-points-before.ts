import type { Queryable } from '../../database';

/** Removes the points of a tier that are older than its retention. */
export async function dropPointsBefore(db: Queryable, tier: string, before: number): Promise<void> {
  await db.deleteFrom('history_point').where('tier', '=', tier).where('at', '<', before).execute();
}
