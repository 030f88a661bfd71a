import type { FieldValues } from '@/lib/domain/field-types';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { listRecords, type RecordListQuery } from './list-records';
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

/**
 * One page of a model's records, by the end of the page before: deep pages cost what the first one does. The whole is counted with the first
 * page only.
 * @throws AppError `not-found` for the model, `invalid` for the filter, the order or the page.
 */
export async function browseRecords(ctx: EngineContext, asked: RecordBrowse): Promise<BrowsedPage> {
  const { kysely } = ctx.database;
  const { filter, search, limit, after } = asked;
  const isFirst = after === undefined;
  const found = await listRecords(ctx, {
    model: asked.model,
    filter,
    search,
    limit,
    sort: readOrder(asked.sort),
    isCounted: isFirst,
    ...(isFirst ? {} : { after }),
  });
  const { model } = found;
  const page = found.rows.map((row) => ({ row, values: valuesOf(model, row) }));
  const { catalog } = await loadCatalog(ctx.database, kysely);
  const related = await relatedTitles(
    kysely,
    { catalog, model },
    page.map(({ values }) => values),
  );
  return {
    records: page.map(({ row, values }, index) => ({
      id: row.id,
      version: row.version,
      values: pick(values, asked.columns),
      related: related[index] ?? {},
    })),
    total: found.total === null ? null : { value: found.total, isCapped: found.isCapped },
    next: found.next,
  };
}

/** `amount_requested`, or `-amount_requested` for the other way round; the newest record first when nothing is said. */
function readOrder(text: string): NonNullable<RecordListQuery['sort']> {
  if (text === '') return { field: 'id', direction: 'desc' };
  return { field: text.replace(/^-/, ''), direction: text.startsWith('-') ? 'desc' : 'asc' };
}

function pick(values: FieldValues, columns: readonly string[] | undefined): FieldValues {
  if (columns === undefined) return values;
  const wanted = new Set(columns);
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted.has(name)));
}
