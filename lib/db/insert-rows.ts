import { CompiledQuery, sql, type RawBuilder } from 'kysely';
import type { Queryable } from './database';
import type { DialectSupport } from './dialect/support';
import type { Schema } from './schema';

/** Rows of one statement at most where each value is bound by itself; past this a statement only grows, it gets no faster. */
const MOST_ROWS = 128;
/** The same where a column is bound as one list. */
const MOST_LISTED_ROWS = 5000;

type Value = string | number | null;

/** What is written, and where. Made once, at the top of a module: its statements are kept by it. */
export interface RowShape {
  table: keyof Schema;
  /** In the order of the values. */
  columns: Readonly<Record<string, 'text' | 'whole'>>;
  /** `on conflict …`; a conflict is an error without it. */
  onConflict?: RawBuilder<unknown>;
}

/** Texts of statements, by shape, kind of database and rows; there are few, because rows go in powers of two. */
const texts = new WeakMap<RowShape, Map<string, string>>();

/**
 * Writes many rows with few statements, whose text is made once and not for every batch: making it took longer than running
 * it (an import of 1,000 records). PostgreSQL is given each column as one list, because it took longer to plan
 * thousands of values than to write them: a thousand records in 9 ms where it took 17.
 * @param values row by row, one after the other: a list of lists for each batch would only be garbage.
 */
export async function insertRows(
  db: Queryable,
  support: DialectSupport,
  shape: RowShape,
  values: readonly Value[],
): Promise<void> {
  const width = Object.keys(shape.columns).length;
  const rows = values.length / width;
  for (let start = 0; start < rows;) {
    const size = support.bindsLists
      ? Math.min(MOST_LISTED_ROWS, rows - start)
      : powerOfTwoWithin(Math.min(MOST_ROWS, Math.floor(support.maxParameters / width), rows - start));
    const part = values.slice(start * width, (start + size) * width);
    const query = support.bindsLists
      ? CompiledQuery.raw(listedText(db, shape), columnLists(part, width))
      : CompiledQuery.raw(valuesText(db, shape, size), part);
    await db.executeQuery(query);
    start += size;
  }
}

function columnLists(values: readonly Value[], width: number): Value[][] {
  const lists: Value[][] = Array.from({ length: width }, () => []);
  values.forEach((value, index) => lists[index % width]?.push(value));
  return lists;
}

function listedText(db: Queryable, shape: RowShape): string {
  return keptText(shape, 'lists', () => {
    const lists = Object.values(shape.columns).map(
      (kind) => sql`${[]}::${kind === 'text' ? sql`text[]` : sql`bigint[]`}`,
    );
    return compileInsert(db, shape, sql`select * from unnest(${sql.join(lists)})`);
  });
}

function valuesText(db: Queryable, shape: RowShape, rows: number): string {
  return keptText(shape, String(rows), () => {
    const row = sql`(${sql.join(Object.keys(shape.columns).map(() => sql`${0}`))})`;
    return compileInsert(db, shape, sql`values ${sql.join(Array.from({ length: rows }, () => row))}`);
  });
}

function compileInsert(db: Queryable, shape: RowShape, source: RawBuilder<unknown>): string {
  const columns = sql.join(Object.keys(shape.columns).map((name) => sql.ref(name)));
  const rest = shape.onConflict ?? sql``;
  return sql`insert into ${sql.table(shape.table)} (${columns}) ${source} ${rest}`.compile(db).sql;
}

function keptText(shape: RowShape, key: string, make: () => string): string {
  const kept = texts.get(shape) ?? new Map<string, string>();
  texts.set(shape, kept);
  const text = kept.get(key) ?? make();
  kept.set(key, text);
  return text;
}

function powerOfTwoWithin(count: number): number {
  return 2 ** Math.floor(Math.log2(count));
}
