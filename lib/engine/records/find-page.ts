import { countRecords } from '@/lib/db/queries/engine-record/count-records';
import { listRecordsAfter } from '@/lib/db/queries/engine-record/list-records-after';
import { listRecordPage } from '@/lib/db/queries/engine-record/list-records';
import type { Row } from '@/lib/db/schema';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { matchesFilter } from '@/lib/domain/filter/evaluate';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import type { Filter } from '@/lib/domain/filter/types';
import { siteCalendar } from '@/lib/domain/site-calendar';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { loadRelated } from '../triggers/load-related';
import { valuesOf } from './record-values';

/** Records read at once while a filter is evaluated here. */
const BATCH = 1000;

export interface RecordQuery {
  model: ModelDefinition;
  filter: Filter;
  offset: number;
  limit: number;
}

export interface FoundRecords {
  rows: Row<'engine_record'>[];
  /** How many meet the filter in all. */
  total: number;
}

/**
 * One page of the records that meet a filter, by id. No filter, and one state, are left to the database; any other filter is
 * evaluated here over the records in batches.
 */
export async function findRecordPage(ctx: EngineContext, query: RecordQuery): Promise<FoundRecords> {
  const { model, filter, limit, offset } = query;
  if (filter.conditions.length > 0) return scan(ctx, query);
  return pageOf(ctx, { model: model.name, limit, offset });
}

async function pageOf(
  ctx: EngineContext,
  page: { model: string; states?: readonly string[]; limit: number; offset: number },
): Promise<FoundRecords> {
  if (page.states?.length === 0) return { rows: [], total: 0 };
  const total = await countRecords(ctx.database.kysely, page.model, page.states);
  return { rows: page.offset < total ? await listRecordPage(ctx.database.kysely, page) : [], total };
}

async function scan(ctx: EngineContext, query: RecordQuery): Promise<FoundRecords> {
  const { model, filter, offset, limit } = query;
  const site = await loadCatalog(ctx.database, ctx.database.kysely);
  const ready = prepareFilter(filter, siteCalendar(ctx.clock.now(), site.settings));
  const found: FoundRecords = { rows: [], total: 0 };
  for (let afterId = 0; ;) {
    const rows = await listRecordsAfter(ctx.database.kysely, model.name, afterId, BATCH);
    const asked = rows.map((row) => ({ filter: ready, values: valuesOf(model, row) }));
    const related = await loadRelated(ctx.database.kysely, site.catalog, asked, () => []);
    for (const [index, row] of rows.entries()) {
      if (!matchesFilter(ready, asked[index]?.values ?? {}, related)) continue;
      if (found.total >= offset && found.rows.length < limit) found.rows.push(row);
      found.total += 1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return found;
    afterId = last.id;
  }
}
