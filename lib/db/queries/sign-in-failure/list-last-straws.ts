import type { Queryable } from '../../database';

/** Of each e-mail address with so many failed attempts after a time: when the newest but `limit - 1` of them was. */
export async function listLastStraws(
  db: Queryable,
  { after, limit }: { after: number; limit: number },
): Promise<{ email: string; at: number }[]> {
  const numbered = db
    .selectFrom('sign_in_failure')
    .select((row) => [
      'email',
      'at',
      row.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('email').orderBy('at', 'desc').orderBy('id', 'desc'))
        .as('newest'),
    ])
    .where('at', '>', after);
  return db.selectFrom(numbered.as('numbered')).select(['email', 'at']).where('newest', '=', limit).execute();
}
