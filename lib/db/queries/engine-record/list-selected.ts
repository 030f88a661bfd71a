import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { FieldDefinition } from '@/lib/domain/field-types';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { selectRecords, type RecordSelection } from '../../record-filter/record-selection';
import { recordValue } from '../../record-filter/record-value';
import { findRecordsWithin } from './find-records-within';
import type { RecordRow } from './record-columns';

/** The key of a sorted value, as the database gave it. */
export type SortKey = string | number | null;

/** Where a page begins: past this record. Its sort key is null when the field is empty. */
export interface PageStart {
  key: SortKey;
  id: number;
}

export interface SelectedPage extends RecordSelection {
  /** Null sorts by id alone. Records of one value follow each other by id, in the same direction. */
  sort: FieldDefinition | null;
  descending: boolean;
  limit: number;
  offset?: number;
  after?: PageStart;
}

export type SelectedRow = RecordRow & { sort_key: SortKey };

/**
 * One page of the selected records. An empty field comes before every value ascending, and after every value descending,
 * on both databases, so that one index serves both directions (docs/decisions/0013).
 */
export async function listSelectedRecords(
  db: Queryable,
  support: DialectSupport,
  page: SelectedPage,
): Promise<SelectedRow[]> {
  if (page.after === undefined || page.sort === null) return readRows(db, support, page, pastId(page));
  const rows: SelectedRow[] = [];
  for (const start of partsAfter(support, page, page.sort, page.after)) {
    const limit = page.limit - rows.length;
    if (limit > 0) rows.push(...(await readRows(db, support, { ...page, limit }, start)));
  }
  return rows;
}

async function readRows(
  db: Queryable,
  support: DialectSupport,
  page: SelectedPage,
  start: RawBuilder<SqlBool> | null,
): Promise<SelectedRow[]> {
  const selected = selectRecords(support, page, 'r');
  const key = page.sort === null ? null : recordValue(support, page.sort, 'r').expression;
  const query = db
    .selectFrom('engine_record as r')
    .select(['r.id', sql<SortKey>`${key ?? sql`null`}`.as('sort_key')])
    .where(start === null ? selected : sql<SqlBool>`${selected} and ${start}`)
    .limit(page.limit)
    .offset(page.offset ?? 0);
  // Only the page's own rows are read whole: where an index holds what is asked, the rows passed over are not read at all.
  const ids = await inOrder(query, key, page.descending).execute();
  const rows = await findRecordsWithin(
    db,
    page.model.name,
    ids.map((row) => row.id),
  );
  return ids.flatMap(({ id, sort_key }): SelectedRow[] => {
    const row = rows.get(id);
    return row === undefined ? [] : [{ ...row, sort_key }];
  });
}

function inOrder<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  key: RawBuilder<unknown> | null,
  descending: boolean,
): SelectQueryBuilder<DB, TB, O> {
  const direction = descending ? sql`desc nulls last` : sql`asc nulls first`;
  const byId = sql`${sql.ref('r.id')} ${descending ? sql`desc` : sql`asc`}`;
  return key === null ? query.orderBy(byId) : query.orderBy(sql`${key} ${direction}`).orderBy(byId);
}

function pastId({ after, descending }: SelectedPage): RawBuilder<SqlBool> | null {
  if (after === undefined) return null;
  return descending ? sql<SqlBool>`r.id < ${after.id}` : sql<SqlBool>`r.id > ${after.id}`;
}

/** The parts of the order that lie past a record, first to last: empty values and others are two runs of the index. */
function partsAfter(
  support: DialectSupport,
  page: SelectedPage,
  sort: FieldDefinition,
  { key, id }: PageStart,
): RawBuilder<SqlBool>[] {
  const { expression } = recordValue(support, sort, 'r');
  const empty = sql<SqlBool>`${expression} is null`;
  if (page.descending)
    return key === null
      ? [sql<SqlBool>`${empty} and r.id < ${id}`]
      : [sql<SqlBool>`(${expression}, r.id) < (${key}, ${id})`, empty];
  return key === null
    ? [sql<SqlBool>`${empty} and r.id > ${id}`, sql<SqlBool>`${expression} is not null`]
    : [sql<SqlBool>`(${expression}, r.id) > (${key}, ${id})`];
}
