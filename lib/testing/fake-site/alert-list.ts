import { z } from 'zod';
import type { FakeAnswer } from './queues';

/** How a fake site lists its `alert` model. Change it in a test at any time. */
export interface AlertList {
  /** Rows as the site would give them; a row a queue unless told. */
  rows: Record<string, unknown>[] | null;
  perPageAtMost: number;
  /** Leaves `total_pages` out. */
  withoutTotals: boolean;
  /** Refuses a column it does not know. */
  knownColumns: readonly string[] | null;
}

export const DEFAULT_LIST: AlertList = {
  rows: null,
  perPageAtMost: 500,
  withoutTotals: false,
  knownColumns: null,
};

/** Answers `GET /api/rest/v2/alert` as a real site does: paged, and filtered by equality only. */
export function answerAlerts(list: AlertList, queueUuids: readonly string[], path: string): FakeAnswer {
  const query = new URL(path, 'http://site.invalid').searchParams;
  const columns: unknown = JSON.parse(query.get('cols') ?? '[]');
  const unknown =
    list.knownColumns === null || !Array.isArray(columns)
      ? undefined
      : columns.find((column) => !list.knownColumns?.includes(String(column)));
  if (unknown !== undefined) {
    return { status: 422, body: { error: { code: 422, message: `Unknown column ${String(unknown)}` } } };
  }
  const every =
    list.rows ?? queueUuids.map((uuid, index) => ({ id: index + 1, name: uuid, queue_uuid: uuid }));
  const all = every.filter((row) => keeps(query.get('filter'), row));
  const perPage = Math.min(Number(query.get('per_page') ?? 25), list.perPageAtMost);
  const page = Number(query.get('page') ?? 1);
  const alert = all.slice((page - 1) * perPage, page * perPage);
  const totals = list.withoutTotals
    ? {}
    : { total_pages: Math.ceil(all.length / perPage), total_entries: all.length };
  return { status: 200, body: { records: { alert }, ...totals, current_page: page, per_page: perPage } };
}

const equalities = z.object({
  group_type: z.literal('and'),
  conditions: z.array(z.tuple([z.string(), z.literal('eq'), z.string()])),
});

/** @throws ZodError for any filter but equality: the request comes to nothing then, as a site that knows no other would have it. */
function keeps(filter: string | null, row: Readonly<Record<string, unknown>>): boolean {
  if (filter === null) return true;
  const { conditions } = equalities.parse(JSON.parse(filter));
  return conditions.every(([field, , value]) => String(row[field]) === value);
}
