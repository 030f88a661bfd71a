import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

function toIndex(db: Queryable) {
  return db
    .selectFrom('job')
    .where('indexed_at', 'is', null)
    .where('custody', '=', 'held')
    .where('purged_at', 'is', null);
}

const stored = keptQuery(
  (db, { limit, except }: { limit: number; except?: readonly string[] | undefined }) => {
    const query = toIndex(db).selectAll().orderBy('opened_at').limit(limit);
    return except === undefined ? query : query.where('id', 'not in', except);
  },
);

/** Stored jobs whose records are not in the index yet, oldest first. */
export async function listJobsToIndex(
  db: Queryable,
  { limit, except }: { limit: number; except: readonly string[] },
): Promise<Row<'job'>[]> {
  return stored.all(db, { limit, except: except.length === 0 ? undefined : except });
}

export async function countJobsToIndex(db: Queryable): Promise<number> {
  const { count } = await toIndex(db)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
