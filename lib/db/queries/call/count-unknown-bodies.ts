import type { Queryable } from '../../database';

/** Process calls of unknown outcome of which something is stored. */
export async function countUnknownBodies(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom('call')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('state', '=', 'unknown')
    .where('verb', '=', 'process')
    .where('body_bytes', '>', 0)
    .executeTakeFirstOrThrow();
  return Number(count);
}
