import type { z } from 'zod';
import { readJson } from '@/lib/db/json';
import { listImports } from '@/lib/db/queries/engine-import/list-imports';
import { listImportProblems } from '@/lib/db/queries/engine-import/list-problems';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import {
  importView,
  type ImportDetail,
  type importProblemsView,
  type importsView,
  type ImportView,
} from '@/lib/domain/api/imports';
import { guessMapping, importableFields } from '@/lib/domain/imports';
import { loadImport, mappingOf, readingOf } from '@/lib/engine/import/load-import';
import { loadCatalog } from '@/lib/engine/load-catalog';
import { modelOf } from '@/lib/engine/models/model-of';
import type { Runtime } from './runtime';

const NEWEST = 20;

export async function importsOf({ database }: Runtime, model: string): Promise<z.infer<typeof importsView>> {
  return { imports: (await listImports(database.kysely, model, NEWEST)).map(toView) };
}

/** An import with what the pages need to map its columns. @throws AppError `not-found`. */
export async function importOf({ database, console }: Runtime, id: string): Promise<ImportDetail> {
  const row = await loadImport(database.kysely, id);
  const { catalog } = await loadCatalog(database, database.kysely);
  const fields = importableFields(modelOf(catalog, row.model));
  const reading = readingOf(row);
  const guessed = { fields: guessMapping(reading?.columns ?? [], fields), unknownIds: 'refuse' } as const;
  return {
    import: toView(row),
    reading,
    mapping: mappingOf(row) ?? guessed,
    fields,
    now: console.clock.now(),
  };
}

/** The first problems of an import. @throws AppError `not-found`. */
export async function importProblemsOf(
  { database }: Runtime,
  id: string,
  limit: number,
): Promise<z.infer<typeof importProblemsView>> {
  await loadImport(database.kysely, id);
  const rows = await listImportProblems(database.kysely, { importId: id, after: null, limit });
  return {
    problems: rows.map((row) => ({ row: row.row_number, column: row.column_name, message: row.message })),
  };
}

function toView(row: Row<'engine_import'>): ImportView {
  return importView.parse({
    id: row.id,
    model: row.model,
    fileName: row.file_name,
    byteCount: row.byte_count,
    state: row.state,
    mode: row.mode,
    isStopping: row.stop_requested === 1,
    isWaiting: row.runner === null && (row.state === 'checking' || row.state === 'importing'),
    rowCount: row.row_count,
    rowsRead: row.rows_read,
    rowsGood: row.rows_good,
    rowsBad: row.rows_bad,
    rowsSaved: row.rows_saved,
    problem: row.problem,
    createdAt: row.created_at,
    createdBy: readJson<Actor>(row.actor_json).name,
    phaseStartedAt: row.phase_started_at,
    phaseStartedRow: row.phase_started_row,
    finishedAt: row.finished_at,
  });
}
