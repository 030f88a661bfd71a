import type { Queryable } from '../../database';

/** The highest id of an entry without a signature, 0 without one; null when the log is signed or chained anywhere. */
export async function findUnsignedEnd(db: Queryable): Promise<number | null> {
  const proven = await db
    .selectFrom('activity')
    .select('id')
    .where((row) => row.or([row('sequence', 'is not', null), row('signature', 'is not', null)]))
    .limit(1)
    .executeTakeFirst();
  if (proven !== undefined) return null;
  const last = await db
    .selectFrom('activity')
    .select((row) => row.fn.max('id').as('id'))
    .executeTakeFirst();
  return last?.id ?? 0;
}
