import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findSite(db: Queryable, id: string): Promise<Row<'site'> | undefined> {
  return db.selectFrom('site').selectAll().where('id', '=', id).executeTakeFirst();
}
