import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

const INSERT: RowShape = {
  table: 'engine_import_problem',
  columns: {
    import_id: 'text',
    row_number: 'whole',
    sequence: 'whole',
    column_name: 'text',
    message: 'text',
  },
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
