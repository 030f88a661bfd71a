import type { Queryable } from '../../database';
import type { Row } from '../../schema';

function toIndex(db: Queryable) {
  return db
    .selectFrom('job')
    .where('indexed_at', 'is', null)
    .where('custody', '=', 'held')
    .where('purged_at', 'is', null);
}

/** Stored jobs of before the index of records, oldest first. */
export async function listJobsToIndex(db: Queryable, limit: number): Promise<Row<'job'>[]> {
  return toIndex(db).selectAll().orderBy('opened_at').limit(limit).execute();
}

export async function countJobsToIndex(db: Queryable): Promise<number> {
  const { count } = await toIndex(db)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
