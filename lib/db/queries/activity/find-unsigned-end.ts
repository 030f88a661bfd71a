import type { Queryable } from '../../database';

/** The highest id of an entry without a signature; undefined where there is none. */
export async function findUnsignedEnd(db: Queryable): Promise<number | undefined> {
  const last = await db
    .selectFrom('activity')
    .select('id')
    .where('signature', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.id;
}
