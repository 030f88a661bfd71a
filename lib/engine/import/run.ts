import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { renewImport } from '@/lib/db/queries/engine-import/renew-import';
import type { Row, RowUpdate } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { ImportMapping, ImportReading } from '@/lib/domain/imports';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { mappingOf, readingOf } from './load-import';
import { planRows, type RowPlan } from './plan-row';
import { readRows, type ImportRow } from './read-rows';

/** Rows looked at, or saved, in one transaction. */
export const BATCH_ROWS = 1000;

/** An import while one run works on it. */
export interface ImportRun {
  ctx: EngineContext;
  row: Row<'engine_import'>;
  runner: string;
  /** Aborted when the program ends. */
  signal: AbortSignal;
  actor: Actor;
  reading: ImportReading;
  mapping: ImportMapping;
  plan: RowPlan;
}

/** In the change log of the records. */
export function sourceOf({ row }: Pick<ImportRun, 'row'>): string {
  return `Import of ${row.file_name}`;
}

export async function openRun(
  ctx: EngineContext,
  row: Row<'engine_import'>,
  { runner, signal }: { runner: string; signal: AbortSignal },
): Promise<ImportRun> {
  const [reading, mapping] = [readingOf(row), mappingOf(row)];
  if (reading === null || mapping === null)
    throw new AppError('internal', 'The import has no file or no mapping.');
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  const plan = planRows(modelOf(catalog, row.model), reading.columns, mapping);
  return { ctx, row, runner, signal, actor: readJson<Actor>(row.actor_json), reading, mapping, plan };
}

/** The rows of the file behind the first `done`, a batch at a time. */
export async function* batchesOf(
  { ctx, row, reading }: Pick<ImportRun, 'ctx' | 'row' | 'reading'>,
  done: number,
): AsyncGenerator<ImportRow[]> {
  let batch: ImportRow[] = [];
  for await (const next of readRows(ctx.database.kysely, row.id, reading)) {
    if (next.position <= done) continue;
    batch.push(next);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Writes how far the run has come, in the transaction of what it did.
 * @returns whether somebody asked it to stop.
 * @throws AppError `conflict` when another run has taken the import over; then nothing of the transaction may stay.
 */
export async function advance(
  run: ImportRun,
  trx: Queryable,
  change: RowUpdate<'engine_import'>,
): Promise<boolean> {
  const who = { id: run.row.id, runner: run.runner };
  const isStopping = await renewImport(trx, run.ctx.database.support, who, change);
  if (isStopping === undefined) throw new LostRun();
  return isStopping;
}

/** Another run has taken the import over: this one leaves everything as it is. */
export class LostRun extends Error {
  override readonly name = 'LostRun';
}
