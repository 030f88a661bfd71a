import { z } from 'zod';
import { countSelectedRecords } from '@/lib/db/queries/engine-record/count-selected';
import {
  listSelectedRecords,
  type PageStart,
  type SelectedRow,
} from '@/lib/db/queries/engine-record/list-selected';
import type { RecordRow } from '@/lib/db/queries/engine-record/record-columns';
import { AppError } from '@/lib/domain/errors';
import type { FieldDefinition, ModelDefinition } from '@/lib/domain/field-types';
import { parseFilter } from '@/lib/domain/filter/parse';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { findField } from '@/lib/domain/find-field';
import { quoteInput } from '@/lib/domain/quote-input';
import { siteCalendar } from '@/lib/domain/site-calendar';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { wantIndexes } from './indexes/want-indexes';

/** Counting what is filtered or searched stops here: "10,000 or more". All records of a model are counted whole, by an index. */
export const MOST_COUNTED = 10_000;
export const MOST_LISTED = 500;

export interface RecordListQuery {
  /** The model's name. */
  model: string;
  /** The filter language, as JSON text or a value; none when left out. */
  filter?: unknown;
  sort?: { field: string; direction: 'asc' | 'desc' };
  /** Text that one of the record's texts contains, case left aside, or the record's id. */
  search?: string;
  /** `next` of the page before. Cheaper than `offset` however far one has come. */
  after?: string;
  offset?: number;
  limit?: number;
  /** False leaves the whole uncounted: `total` is null then. */
  isCounted?: boolean;
}

export interface RecordList {
  model: ModelDefinition;
  rows: RecordRow[];
  /** What `after` takes for the page behind this one; null on the last. */
  next: string | null;
  /** How many there are in all; of what is filtered or searched at most MOST_COUNTED, and `isCapped` when there are more. */
  total: number | null;
  isCapped: boolean;
}

/**
 * A page of a model's records for the record browser: filtered, searched and sorted by the database. Sorted by id unless told; records of one value
 * follow each other by id. Empty values come first ascending and last descending.
 * @throws AppError `not-found` for the model; `invalid` for filter, sort field, cursor and limit.
 */
export async function listRecords(ctx: EngineContext, query: RecordListQuery): Promise<RecordList> {
  const { kysely: db, support } = ctx.database;
  const { catalog, settings } = await loadCatalog(ctx.database, db);
  const model = modelOf(catalog, query.model);
  const parsed = parseFilter(query.filter, model, (name) => catalog.models.get(name));
  const sort = sortField(model, query.sort?.field);
  const limit = limitOf(query.limit);
  const after = query.after === undefined ? undefined : readCursor(query.after);
  const filter = prepareFilter(parsed, siteCalendar(ctx.clock.now(), settings));
  const selection = { model, filter, search: query.search ?? '' };
  await wantIndexes(ctx, model, filter, sort);
  const found = await listSelectedRecords(db, support, {
    ...selection,
    sort,
    descending: query.sort?.direction === 'desc',
    limit: limit + 1,
    offset: query.offset ?? 0,
    ...(after === undefined ? {} : { after }),
  });
  const rows = found.slice(0, limit);
  const isEverything = (query.filter ?? '') === '' && selection.search === '';
  const most = isEverything ? undefined : MOST_COUNTED;
  const counted = query.isCounted === false ? null : await countSelectedRecords(db, support, selection, most);
  const isCapped = counted !== null && most !== undefined && counted > most;
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    model,
    rows,
    next: last === undefined ? null : writeCursor(last),
    total: isCapped ? MOST_COUNTED : counted,
    isCapped,
  };
}

/** The field to sort by; null for the id, which every page is sorted by in the end. */
function sortField(model: ModelDefinition, name: string | undefined): FieldDefinition | null {
  if (name === undefined || name === 'id') return null;
  const field = findField(model, name);
  if (field === undefined)
    throw invalid('sort', `The field ${quoteInput(name)} does not exist on ${model.name}.`);
  return field;
}

function limitOf(limit = 50): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_LISTED) return limit;
  throw invalid('limit', `A page has 1 to ${MOST_LISTED} records.`);
}

const cursor = z.tuple([z.union([z.string(), z.number(), z.null()]), z.int()]);

function writeCursor({ sort_key: key, id }: SelectedRow): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

function readCursor(text: string): PageStart {
  try {
    const [key, id] = cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { key, id };
  } catch (cause) {
    throw new AppError('invalid', 'This page cannot be found any more. Start again from the first page.', {
      problems: [{ path: 'after', message: 'This is no place in a list.' }],
      cause,
    });
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError('invalid', `Nothing was listed. ${message}`, { problems: [{ path, message }] });
}
