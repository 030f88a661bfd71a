import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { ReadyFilter } from '@/lib/domain/filter/prepare';
import type { DialectSupport } from '../dialect/support';
import { compileFilter } from './compile-filter';
import { compileSearch } from './search';

/** Some of a model's records. */
export interface RecordSelection {
  model: ModelDefinition;
  filter: ReadyFilter;
  /** What one of the record's texts has to contain; empty for no search. */
  search?: string;
}

/**
 * What the records under `alias` have to meet. The model stands in it as a literal and not as a bound value: the indexes are made for one
 * model each, and SQLite takes one only when it can see that the query is about that model.
 */
export function selectRecords(
  support: DialectSupport,
  { model, filter, search = '' }: RecordSelection,
  alias: string,
): RawBuilder<SqlBool> {
  const parts = [
    sql<SqlBool>`${sql.ref(`${alias}.model`)} = ${sql.lit(model.name)}`,
    compileFilter(support, filter, alias),
    search.trim() === '' ? null : compileSearch(support, model, search.trim(), alias),
  ];
  return sql<SqlBool>`${sql.join(
    parts.filter((part) => part !== null),
    sql` and `,
  )}`;
}
