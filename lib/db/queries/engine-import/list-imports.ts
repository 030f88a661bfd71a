import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The newest imports into a model. */
export async function listImports(
  db: Queryable,
  model: string,
  limit: number,
): Promise<Row<'engine_import'>[]> {
  return db
    .selectFrom('engine_import')
    .selectAll()
    .where('model', '=', model)
    .where('state', '!=', 'uploading')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}
