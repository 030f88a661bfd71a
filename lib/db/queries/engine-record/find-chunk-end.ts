import type { Queryable } from '../../database';

/** The next `limit` records of a model past an id: how many there are, and the last one's id (0 when there is none). */
export async function findChunkEnd(
  db: Queryable,
  model: string,
  afterId: number,
  limit: number,
): Promise<{ count: number; lastId: number }> {
  const row = await db
    .selectFrom(
      db
        .selectFrom('engine_record')
        .select('id')
        .where('model', '=', model)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .as('chunk'),
    )
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('id').as('last_id')])
    .executeTakeFirstOrThrow();
  return { count: row.count, lastId: row.last_id ?? 0 };
}
