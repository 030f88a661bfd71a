import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Entries of the chain after a place in it, in its order. */
export async function listSealed(db: Queryable, after: number, limit: number): Promise<Row<'activity'>[]> {
  return db
    .selectFrom('activity')
    .selectAll()
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}
