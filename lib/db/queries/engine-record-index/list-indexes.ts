import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The fields that lists have asked for, first asked first. */
export async function listRecordIndexes(db: Queryable): Promise<Row<'engine_record_index'>[]> {
  return db.selectFrom('engine_record_index').selectAll().orderBy('id').execute();
}
