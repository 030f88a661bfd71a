import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The changes noted after one, in their order. */
export async function listChanges(db: Queryable, after: number): Promise<Row<'live_change'>[]> {
  return db.selectFrom('live_change').selectAll().where('id', '>', after).orderBy('id').execute();
}
