import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The next records of a model by id, beginning past `afterId`. */
export async function listRecordsAfter(
  db: Queryable,
  model: string,
  afterId: number,
  limit: number,
): Promise<Row<'engine_record'>[]> {
  return db
    .selectFrom('engine_record')
    .selectAll()
    .where('model', '=', model)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
}
