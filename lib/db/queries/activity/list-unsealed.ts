import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Entries that have no place in the chain yet, in the order they were begun. An index holds only these. */
export async function listUnsealed(db: Queryable, after: number, limit: number): Promise<Row<'activity'>[]> {
  return db
    .selectFrom('activity')
    .selectAll()
    .where('sequence', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}
