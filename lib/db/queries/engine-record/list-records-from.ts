import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface RecordsFrom {
  model: string;
  /** What they are ordered by; ties by id, the same way round. */
  column: 'id' | 'created_at' | 'updated_at';
  desc: boolean;
  /** The column's value and the id of the record that the page before ended with. */
  after: { value: number; id: number } | null;
  limit: number;
}

/** The next records of a model in an order of the columns. */
export async function listRecordsFrom(db: Queryable, page: RecordsFrom): Promise<Row<'engine_record'>[]> {
  const { column, after } = page;
  const direction = page.desc ? 'desc' : 'asc';
  const past = page.desc ? '<' : '>';
  let query = db.selectFrom('engine_record').selectAll().where('model', '=', page.model);
  if (after !== null)
    query = query.where((eb) =>
      eb.or([eb(column, past, after.value), eb(column, '=', after.value).and('id', past, after.id)]),
    );
  if (column !== 'id') query = query.orderBy(column, direction);
  return query.orderBy('id', direction).limit(page.limit).execute();
}
