import type { Queryable } from '@/lib/db/database';
import { countRecords } from '@/lib/db/queries/engine-record/count-records';
import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import { listRecordsAfter } from '@/lib/db/queries/engine-record/list-records-after';
import { listRecordsFrom } from '@/lib/db/queries/engine-record/list-records-from';
import type { Row } from '@/lib/db/schema';
import type { FieldValues, ModelDefinition } from '@/lib/domain/field-types';
import { matchesFilter } from '@/lib/domain/filter/evaluate';
import { foldText } from '@/lib/domain/filter/fold';
import { parseFilter } from '@/lib/domain/filter/parse';
import { prepareFilter, type ReadyFilter } from '@/lib/domain/filter/prepare';
import { siteCalendar } from '@/lib/domain/site-calendar';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import type { ModelCatalog } from '../models/load-models';
import { modelOf } from '../models/model-of';
import { loadRelated } from '../triggers/load-related';
import {
  compareInOrder,
  readOrder,
  readPageEnd,
  writePageEnd,
  type PageEnd,
  type RecordOrder,
} from './browse-order';
import { valuesOf } from './record-values';
import { relatedTitles } from './related-titles';

export interface RecordBrowse {
  model: string;
  /** The fields whose values are wanted; all when left out. */
  columns?: readonly string[] | undefined;
  /** The filter language, as JSON text. */
  filter: string;
  /** Text that one of the record's values contains. */
  search: string;
  /** A field, with a minus for the other way round. */
  sort: string;
  after?: string | undefined;
  limit: number;
}

export interface BrowsedRecord {
  id: number;
  version: number;
  values: FieldValues;
  related: Record<string, string>;
}

export interface BrowsedPage {
  records: BrowsedRecord[];
  total: { value: number; isCapped: boolean } | null;
  next: string | null;
}

interface Wanted {
  model: ModelDefinition;
  catalog: ModelCatalog;
  filter: ReadyFilter;
  search: string;
  order: RecordOrder;
  after: PageEnd | null;
  limit: number;
}

/** Rows of a page, one more when there is a next one. */
interface Found {
  rows: Row<'engine_record'>[];
  total: number | null;
}

/** Records read at once while a filter is asked here. */
const BATCH = 1000;

/**
 * One page of a model's records, by the end of the page before: deep pages cost what the first one does.
 * @throws AppError `not-found` for the model, `invalid` for the filter, the order or the page.
 */
export async function browseRecords(ctx: EngineContext, asked: RecordBrowse): Promise<BrowsedPage> {
  const { kysely } = ctx.database;
  const { catalog, settings } = await loadCatalog(ctx.database, kysely);
  const model = modelOf(catalog, asked.model);
  const parsed = parseFilter(asked.filter, model, (name) => catalog.models.get(name));
  const wanted: Wanted = {
    model,
    catalog,
    filter: prepareFilter(parsed, siteCalendar(ctx.clock.now(), settings)),
    search: foldText(asked.search),
    order: readOrder(model, asked.sort),
    after: asked.after === undefined ? null : readPageEnd(asked.after),
    limit: asked.limit + 1,
  };
  const { rows, total } = await find(kysely, wanted);
  const page = rows.slice(0, asked.limit).map((row) => ({ row, values: valuesOf(model, row) }));
  const related = await relatedTitles(
    kysely,
    { catalog, model },
    page.map(({ values }) => values),
  );
  const last = rows.length > asked.limit ? page.at(-1) : undefined;
  return {
    records: page.map(({ row, values }, index) => ({
      id: row.id,
      version: row.version,
      values: pick(values, asked.columns),
      related: related[index] ?? {},
    })),
    total: total === null ? null : { value: total, isCapped: false },
    next: last === undefined ? null : writePageEnd(endOf(wanted.order, last.values)),
  };
}

function find(db: Queryable, wanted: Wanted): Promise<Found> {
  const column = columnOf(wanted.order);
  const isNarrowed = wanted.filter.conditions.length > 0 || wanted.search !== '';
  return isNarrowed || column === null ? scan(db, wanted) : inColumnOrder(db, wanted, column);
}

/** An order that the database keeps by itself. */
function columnOf({ field }: RecordOrder) {
  return (['id', 'created_at', 'updated_at'] as const).find((column) => column === field.name) ?? null;
}

async function inColumnOrder(
  db: Queryable,
  { model, order, after, limit }: Wanted,
  column: 'id' | 'created_at' | 'updated_at',
): Promise<Found> {
  const value = (end: PageEnd) => (column === 'id' ? end.id : Date.parse(String(end.value)));
  const rows = await listRecordsFrom(db, {
    model: model.name,
    column,
    desc: order.desc,
    after: after === null ? null : { value: value(after), id: after.id },
    limit,
  });
  return { rows, total: after === null ? await countRecords(db, model.name) : null };
}

/** Asks every record here, keeps the places of those that match, and reads the page. */
async function scan(db: Queryable, wanted: Wanted): Promise<Found> {
  const { model, order, after } = wanted;
  const ends: PageEnd[] = [];
  let total = 0;
  for (let afterId = 0; ;) {
    const rows = await listRecordsAfter(db, model.name, afterId, BATCH);
    const read = rows.map((row) => ({ filter: wanted.filter, values: valuesOf(model, row) }));
    const related = await loadRelated(db, wanted.catalog, read, () => []);
    for (const { values } of read) {
      if (!matchesFilter(wanted.filter, values, related) || !matchesSearch(wanted.search, values)) continue;
      total += 1;
      const end = endOf(order, values);
      if (after === null || compareInOrder(order, after, end) < 0) ends.push(end);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) break;
    afterId = last.id;
  }
  ends.sort((one, other) => compareInOrder(order, one, other));
  const ids = ends.slice(0, wanted.limit).map(({ id }) => id);
  const found = await findRecords(db, model.name, ids);
  return { rows: ids.flatMap((id) => found.get(id) ?? []), total: after === null ? total : null };
}

function endOf({ field }: RecordOrder, values: FieldValues): PageEnd {
  return { value: values[field.name] ?? null, id: Number(values['id']) };
}

/** Whether one of the values, as text, contains the folded text. */
function matchesSearch(search: string, values: FieldValues): boolean {
  if (search === '') return true;
  for (const name in values) {
    const value = values[name];
    if (value === null || value === undefined || typeof value === 'boolean') continue;
    if (foldText(String(value)).includes(search)) return true;
  }
  return false;
}

function pick(values: FieldValues, columns: readonly string[] | undefined): FieldValues {
  if (columns === undefined) return values;
  const wanted = new Set(columns);
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted.has(name)));
}
