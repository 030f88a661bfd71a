import type { Queryable } from '../../database';
import type { Row } from '../../schema';

function toIndex(db: Queryable) {
  return db
    .selectFrom('job')
    .where('indexed_at', 'is', null)
    .where('custody', '=', 'held')
    .where('purged_at', 'is', null);
}

/** Stored jobs whose records are not in the index yet, oldest first. */
export async function listJobsToIndex(
  db: Queryable,
  { limit, except }: { limit: number; except: readonly string[] },
): Promise<Row<'job'>[]> {
  let query = toIndex(db).selectAll().orderBy('opened_at').limit(limit);
  if (except.length > 0) query = query.where('id', 'not in', except);
  return query.execute();
}

export async function countJobsToIndex(db: Queryable): Promise<number> {
  const { count } = await toIndex(db)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
