import { parseAlertConfig, type AlertConfig } from '@/lib/domain/alert-config';
import type { PreviewInput } from '@/lib/domain/api/alert-inputs';
import type { AlertPreview } from '@/lib/domain/api/alerts';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { filterFields } from '@/lib/domain/filter/fields';
import { planStoredColumns } from '../columns/plan-columns';
import { prepareColumns } from '../columns/read-columns';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import type { ModelCatalog } from '../models/load-models';
import { modelOf } from '../models/model-of';
import { findRecordPage } from '../records/find-page';
import { readStored } from '../records/record-values';
import { relatedTitles } from '../records/related-titles';

const PAGE = 50;
const MOST_COLUMNS = 8;
/** Shown when neither the filter nor the extra fields name a field. */
const USUAL_COLUMNS = ['state', 'name', 'updated_at'];

/**
 * The records that meet an alert's filter now, whether or not the alert is saved: how many, and a page of them with the
 * fields that the filter asks and the extra fields.
 * @throws AppError `not-found` for the model; `invalid` with the problems under their REST names.
 */
export async function previewAlert(ctx: EngineContext, input: PreviewInput): Promise<AlertPreview> {
  const db = ctx.database.kysely;
  const { catalog } = await loadCatalog(ctx.database, db);
  const model = modelOf(catalog, input.model);
  const { filter, extra_fields } = input.settings;
  const config = parseDraft({ filter, extra_fields, alert_trigger_type: 'Filter' }, model, catalog);
  const { offset } = input;
  const found = await findRecordPage(ctx, { model, filter: config.filter, offset, limit: PAGE });
  const columns = planStoredColumns(columnsFor(config, model), model, catalog);
  const records = found.rows.map(readStored);
  const read = await prepareColumns(db, model, columns, records);
  const own = columns.filter((column) => column.related === null);
  const related = await relatedTitles(
    db,
    { catalog, model },
    records.map((record) => Object.fromEntries(own.map((column) => [column.name, read(column, record)]))),
  );
  return {
    total: found.total,
    offset,
    columns: columns.map((column) => column.name),
    records: records.map((record, index) => ({
      id: record.row.id,
      values: columns.map((column) => read(column, record)),
      related: related[index] ?? {},
    })),
  };
}

/** Reads settings of which the caller has left out what its question does not need, and that may lack a name yet. */
export function parseDraft(
  settings: Readonly<Record<string, unknown>>,
  model: ModelDefinition,
  catalog: ModelCatalog,
): AlertConfig {
  return parseAlertConfig({ ...settings, name: 'Draft' }, model, (name) => catalog.models.get(name));
}

function columnsFor({ filter, extraFields }: AlertConfig, model: ModelDefinition): string[] {
  const asked = [...new Set([...filterFields(filter), ...extraFields])].filter((name) => name !== 'id');
  if (asked.length > 0) return asked.slice(0, MOST_COLUMNS);
  return USUAL_COLUMNS.filter((name) => model.fields.some((field) => field.name === name));
}
