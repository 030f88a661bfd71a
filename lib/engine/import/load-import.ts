import { readJson } from '@/lib/db/json';
import type { Queryable } from '@/lib/db/database';
import { findImport } from '@/lib/db/queries/engine-import/find-import';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { ImportMapping, ImportReading } from '@/lib/domain/imports';

/** @throws AppError `not-found`. */
export async function loadImport(db: Queryable, id: string): Promise<Row<'engine_import'>> {
  const row = await findImport(db, id);
  if (row === undefined) throw noImport();
  return row;
}

export function noImport(): AppError {
  return new AppError('not-found', 'There is no such import: it may have been removed. Nothing was changed.');
}

export function readingOf(row: Row<'engine_import'>): ImportReading | null {
  return row.reading_json === null ? null : readJson<ImportReading>(row.reading_json);
}

export function mappingOf(row: Row<'engine_import'>): ImportMapping | null {
  return row.mapping_json === null ? null : readJson<ImportMapping>(row.mapping_json);
}
