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
  /** Text that one of the record's texts contains, or the record's id. */
  search: string;
  /** A field, with a minus for the other way round; the newest records first when empty. */
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
  /** With the first page only. */
  total: { value: number; isCapped: boolean } | null;
  next: string | null;
}

/**
 * One page of a model's records with the titles of what they point to, by the end of the page before: deep pages cost what
 * the first one does.
 * @throws AppError `not-found` for the model, `invalid` for the filter, the order or the page.
 */
export async function browseRecords(ctx: EngineContext, asked: RecordBrowse): Promise<BrowsedPage> {
  const { model, filter, search, after, limit } = asked;
  const sort = orderOf(asked.sort);
  const found = await listRecords(ctx, {
    model,
    filter,
    search,
    sort,
    limit,
    isCounted: after === undefined,
    ...(after === undefined ? {} : { after }),
  });
  const { kysely } = ctx.database;
  const { catalog } = await loadCatalog(ctx.database, kysely);
  const page = found.rows.map((row) => ({ row, values: valuesOf(found.model, row) }));
  const related = await relatedTitles(
    kysely,
    { catalog, model: found.model },
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

function orderOf(written: string): NonNullable<RecordListQuery['sort']> {
  if (written === '') return { field: 'id', direction: 'desc' };
  return written.startsWith('-')
    ? { field: written.slice(1), direction: 'desc' }
    : { field: written, direction: 'asc' };
}

function pick(values: FieldValues, columns: readonly string[] | undefined): FieldValues {
  if (columns === undefined) return values;
  const wanted = new Set(columns);
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted.has(name)));
}
