import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findCall(db: Queryable, callId: string): Promise<Row<'call'> | undefined> {
  return db.selectFrom('call').selectAll().where('id', '=', callId).executeTakeFirst();
}
