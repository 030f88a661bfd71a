import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findImport(db: Queryable, id: string): Promise<Row<'engine_import'> | undefined> {
  return db.selectFrom('engine_import').selectAll().where('id', '=', id).executeTakeFirst();
}
