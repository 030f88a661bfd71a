import type { Queryable } from '../../database';

/** @returns whether there was one. */
export async function deleteRecordRow(db: Queryable, model: string, id: number): Promise<boolean> {
  const result = await db
    .deleteFrom('engine_record')
    .where('model', '=', model)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
