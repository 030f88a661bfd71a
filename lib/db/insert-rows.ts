import { CompiledQuery } from 'kysely';
import type { Queryable } from './database';
import type { DialectSupport } from './dialect/support';

/** Rows of one statement at most; past this a statement only grows, it gets no faster. */
const MOST_ROWS = 128;

type Value = string | number | null;

/** What is written: its columns in order, and the statement for so many rows of them. */
export interface RowShape {
  /** Names the statement among those kept. */
  name: string;
  columns: number;
  /** Builds the statement for `rows` rows; the values in it are placeholders. Parameters must come row by row. */
  compile(db: Queryable, rows: number): CompiledQuery;
}

/** Texts of statements, by database kind; there are few, because rows go in powers of two. */
const texts = new WeakMap<DialectSupport, Map<string, string>>();

/**
 * Writes many rows with as few statements as the database's limit of bound values allows. The query builder makes each
 * statement's text once and not for every batch: building it took longer than running it (an import of 1,000 records).
 * @param values row by row, one after the other: a list of lists for each batch would only be garbage.
 */
export async function insertRows(
  db: Queryable,
  support: DialectSupport,
  shape: RowShape,
  values: readonly Value[],
): Promise<void> {
  const most = Math.min(MOST_ROWS, Math.floor(support.maxParameters / shape.columns));
  const rows = values.length / shape.columns;
  for (let start = 0; start < rows;) {
    const size = powerOfTwoWithin(Math.min(most, rows - start));
    const text = textOf(db, support, shape, size);
    const part = values.slice(start * shape.columns, (start + size) * shape.columns);
    await db.executeQuery(CompiledQuery.raw(text, part));
    start += size;
  }
}

function textOf(db: Queryable, support: DialectSupport, shape: RowShape, rows: number): string {
  const kept = texts.get(support) ?? new Map<string, string>();
  texts.set(support, kept);
  const key = `${shape.name} ${rows}`;
  const text = kept.get(key) ?? shape.compile(db, rows).sql;
  kept.set(key, text);
  return text;
}

function powerOfTwoWithin(count: number): number {
  return 2 ** Math.floor(Math.log2(count));
}
