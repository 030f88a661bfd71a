import { sql, type SqlBool } from 'kysely';
import type { Queryable } from '../../database';

/**
 * Lets go of the entries of up to `limit` jobs that were finished before `finishedBefore`. The jobs themselves stay, so that a
 * finish that is asked again is answered as the first time.
 * @returns how many jobs it were.
 */
export async function dropEntriesBefore(
  db: Queryable,
  finishedBefore: number,
  limit: number,
): Promise<number> {
  const result = await db
    .updateTable('engine_job')
    .set({ entries_json: '[]' })
    .where('job_uuid', 'in', (eb) =>
      eb
        .selectFrom('engine_job')
        .select('job_uuid')
        .where(sql<SqlBool>`finished_at is not null and entries_json <> '[]'`)
        .where('finished_at', '<', finishedBefore)
        .limit(limit),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
