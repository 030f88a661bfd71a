import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface ProblemPage {
  importId: string;
  /** The problem before the page; none for the first page. */
  after: { row: number; sequence: number } | null;
  limit: number;
}

/** Problems of an import in the order of its rows. */
export async function listImportProblems(
  db: Queryable,
  { importId, after, limit }: ProblemPage,
): Promise<Row<'engine_import_problem'>[]> {
  return db
    .selectFrom('engine_import_problem')
    .selectAll()
    .where('import_id', '=', importId)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('row_number', '>', after?.row ?? 0),
          eb.and([eb('row_number', '=', after?.row ?? 0), eb('sequence', '>', after?.sequence ?? 0)]),
        ]),
      ),
    )
    .orderBy('row_number')
    .orderBy('sequence')
    .limit(limit)
    .execute();
}
