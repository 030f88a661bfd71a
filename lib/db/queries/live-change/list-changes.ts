import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const changes = keptQuery((db, { after }: { after: number }) =>
  db.selectFrom('live_change').selectAll().where('id', '>', after).orderBy('id'),
);

/** The changes noted after one, in their order. */
export async function listChanges(db: Queryable, after: number): Promise<Row<'live_change'>[]> {
  return changes.all(db, { after });
}
