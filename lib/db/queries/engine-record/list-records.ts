import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface RecordPage {
  model: string;
  /** Only records in one of these states; all when left out. */
  states?: readonly string[];
  limit: number;
  offset: number;
}

/** One page of a model's records, by id. */
export async function listRecordPage(db: Queryable, page: RecordPage): Promise<Row<'engine_record'>[]> {
  let query = db.selectFrom('engine_record').selectAll().where('model', '=', page.model);
  if (page.states !== undefined) query = query.where('state', 'in', [...page.states]);
  return query.orderBy('id').limit(page.limit).offset(page.offset).execute();
}
