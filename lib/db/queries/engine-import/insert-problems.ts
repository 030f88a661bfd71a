import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

const PLACEHOLDER: Row<'engine_import_problem'> = {
  import_id: '',
  row_number: 0,
  sequence: 0,
  column_name: '',
  message: '',
};

const INSERT: RowShape = {
  name: 'insert engine_import_problem',
  columns: Object.keys(PLACEHOLDER).length,
  compile: (db, rows) =>
    db
      .insertInto('engine_import_problem')
      .values(Array.from({ length: rows }, () => PLACEHOLDER))
      .compile(),
};

export async function insertImportProblems(
  trx: Queryable,
  support: DialectSupport,
  problems: readonly Row<'engine_import_problem'>[],
): Promise<void> {
  const values = problems.flatMap((row) => [
    row.import_id,
    row.row_number,
    row.sequence,
    row.column_name,
    row.message,
  ]);
  await insertRows(trx, support, INSERT, values);
}
