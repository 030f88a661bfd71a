import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import type { FieldValues } from '@/lib/domain/field-types';
import { recordTitle } from '@/lib/domain/record-title';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { noRecord } from './apply-saves';
import { valuesOf } from './record-values';
import { relatedTitles } from './related-titles';

export interface ReadRecord {
  title: string | null;
  record: { id: number; version: number; values: FieldValues; related: Record<string, string> };
}

/** One record with all its values, and what its relations point to. @throws AppError `not-found` for the model or the record. */
export async function getRecord(
  ctx: EngineContext,
  asked: { model: string; id: number },
): Promise<ReadRecord> {
  const { kysely } = ctx.database;
  const { catalog } = await loadCatalog(ctx.database, kysely);
  const model = modelOf(catalog, asked.model);
  const row = (await findRecords(kysely, model.name, [asked.id])).get(asked.id);
  if (row === undefined) throw noRecord(model.name, asked.id);
  const values = valuesOf(model, row);
  const [related = {}] = await relatedTitles(kysely, { catalog, model }, [values]);
  return { title: recordTitle(values), record: { id: row.id, version: row.version, values, related } };
}
