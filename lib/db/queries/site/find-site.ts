import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const byId = keptQuery((db, { id }: { id: string }) =>
  db.selectFrom('site').selectAll().where('id', '=', id),
);

export async function findSite(db: Queryable, id: string): Promise<Row<'site'> | undefined> {
  return byId.first(db, { id });
}
