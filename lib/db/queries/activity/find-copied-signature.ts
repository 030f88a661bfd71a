import type { Queryable } from '../../database';

/** An entry whose signature another one has too, which the index refuses unless somebody took that away. */
export async function findCopiedSignature(db: Queryable): Promise<number | undefined> {
  const row = await db
    .selectFrom('activity')
    .select((entry) => entry.fn.max('id').as('id'))
    .where('signature', 'is not', null)
    .groupBy('signature')
    .having((entry) => entry.fn.countAll(), '>', 1)
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
