import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const byId = keptQuery((db, { id }: { id: string }) =>
  db.selectFrom('call').selectAll().where('id', '=', id),
);

export async function findCall(db: Queryable, callId: string): Promise<Row<'call'> | undefined> {
  return byId.first(db, { id: callId });
}
