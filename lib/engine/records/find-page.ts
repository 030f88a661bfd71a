import { countSelectedRecords } from '@/lib/db/queries/engine-record/count-selected';
import { listSelectedRecords } from '@/lib/db/queries/engine-record/list-selected';
import type { RecordRow } from '@/lib/db/queries/engine-record/record-columns';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import type { Filter } from '@/lib/domain/filter/types';
import { siteCalendar } from '@/lib/domain/site-calendar';
import type { EngineContext } from '../context';
import { readSiteSettings } from '../settings/site-settings';
import { wantIndexes } from './indexes/want-indexes';

export interface RecordQuery {
  model: ModelDefinition;
  filter: Filter;
  offset: number;
  limit: number;
}

export interface FoundRecords {
  rows: RecordRow[];
  /** How many meet the filter in all. */
  total: number;
}

/** One page of the records that meet a filter, by id, and how many there are: both found by the database. */
export async function findRecordPage(ctx: EngineContext, query: RecordQuery): Promise<FoundRecords> {
  const { kysely: db, support } = ctx.database;
  const { model, limit, offset } = query;
  const calendar = siteCalendar(ctx.clock.now(), await readSiteSettings(db));
  const filter = prepareFilter(query.filter, calendar);
  await wantIndexes(ctx, model, filter, null);
  const total = await countSelectedRecords(db, support, { model, filter });
  if (offset >= total) return { rows: [], total };
  const rows = await listSelectedRecords(db, support, {
    model,
    filter,
    sort: null,
    descending: false,
    limit,
    offset,
  });
  return { rows, total };
}
