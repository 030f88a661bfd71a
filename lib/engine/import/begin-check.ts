import { writeJson } from '@/lib/db/json';
import { lockImport } from '@/lib/db/queries/engine-import/lock-import';
import { updateImport } from '@/lib/db/queries/engine-import/update-import';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import { importableFields, type ImportMapping, type ImportReading } from '@/lib/domain/imports';
import { quoteInput } from '@/lib/domain/quote-input';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { noImport, readingOf } from './load-import';

/**
 * Says which column goes into which field, and has every row checked in the background. Nothing is saved by it.
 * @throws AppError `not-found`, `conflict` when it is checked or imported already, `invalid` for the mapping.
 */
export async function beginCheck(ctx: EngineContext, id: string, mapping: ImportMapping): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const row = await lockImport(trx, ctx.database.support, id);
    if (row === undefined) throw noImport();
    const reading = readingOf(row);
    if (reading === null || (row.state !== 'uploaded' && row.state !== 'checked'))
      throw new AppError('conflict', 'This import goes on already or has ended. Nothing was changed.');
    const { catalog } = await loadCatalog(ctx.database, trx);
    refuseWrong(mapping, reading, importableFields(modelOf(catalog, row.model)));
    await updateImport(trx, id, {
      state: 'checking',
      mapping_json: writeJson(mapping),
      problem: null,
      stop_requested: 0,
      row_count: null,
      rows_read: 0,
      rows_good: 0,
      rows_bad: 0,
    });
  });
}

function refuseWrong({ fields }: ImportMapping, reading: ImportReading, allowed: readonly string[]): void {
  const problems: FieldProblem[] = [];
  const taken = new Set<string>();
  for (const [column, field] of Object.entries(fields)) {
    if (field === null) continue;
    const message = wrongWith({ column, field }, reading, allowed, taken);
    if (message !== null) problems.push({ path: `fields.${column.slice(0, 100)}`, message });
    taken.add(field);
  }
  if (taken.size === 0)
    problems.push({ path: 'fields', message: 'No column goes into a field: choose at least one.' });
  const [first] = problems;
  if (first !== undefined)
    throw new AppError('invalid', `Nothing was checked. ${first.message}`, { problems });
}

function wrongWith(
  { column, field }: { column: string; field: string },
  reading: ImportReading,
  allowed: readonly string[],
  taken: ReadonlySet<string>,
): string | null {
  if (!reading.columns.includes(column)) return `The file has no column ${quoteInput(column)}.`;
  if (!allowed.includes(field)) return `${quoteInput(field)} is no field that can be written.`;
  return taken.has(field) ? `Two columns go into ${field}: leave one out.` : null;
}
