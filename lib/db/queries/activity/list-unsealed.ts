import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const unsealed = keptQuery((db, { after, limit }: { after: number; limit: number }) =>
  db
    .selectFrom('activity')
    .selectAll()
    .where('sequence', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit),
);

/** Entries that have no place in the chain yet, in the order they were begun. An index holds only these. */
export async function listUnsealed(db: Queryable, after: number, limit: number): Promise<Row<'activity'>[]> {
  return unsealed.all(db, { after, limit });
}
