import type { Queryable } from '../../database';

/** Which rows of a stretch (both ends included) have a problem. */
export async function listBadRows(
  db: Queryable,
  importId: string,
  { first, last }: { first: number; last: number },
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('engine_import_problem')
    .select('row_number')
    .distinct()
    .where('import_id', '=', importId)
    .where('row_number', '>=', first)
    .where('row_number', '<=', last)
    .execute();
  return new Set(rows.map((row) => row.row_number));
}
