import type { Queryable } from '../../database';

/** The newest change that is noted; one that is noted while this is read may be newer. */
export async function newestChangeId(db: Queryable): Promise<number> {
  const row = await db
    .selectFrom('live_change')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}
