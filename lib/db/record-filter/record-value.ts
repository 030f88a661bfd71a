import { sql, type RawBuilder } from 'kysely';
import { comparisonKey, hasComparisonKey } from '@/lib/domain/comparison-keys';
import type { FieldType, FieldValue } from '@/lib/domain/field-types';
import type { DialectSupport } from '../dialect/support';

/** What a query sees of the values of a record's field. */
export interface RecordValue {
  /** Compares as the field's values do; null when the field is empty. Indexes are made on exactly this (docs/decisions/0013). */
  expression: RawBuilder<unknown>;
  /** The whole of a text; the same as `expression` for every other type. */
  whole: RawBuilder<unknown>;
  /** A canonical value, as the two compare with it. */
  bound(value: FieldValue): string | number | null;
}

/**
 * Characters of a text that indexes hold and by which texts are sorted [ours]: a text may have a million, and PostgreSQL
 * refuses an index entry of more than 2,700 bytes.
 */
export const INDEXED_CHARACTERS = 200;

/** The columns of the record itself, under the name of its table in the query. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at']);

/** Whether a field is a column of its own, of which the database gathers statistics by itself. */
export function isOwnColumn(name: string): boolean {
  return OWN_COLUMNS.has(name);
}

/** How a query reads a field of the records that `alias` stands for; null where there is one table only, as in an index. */
export function recordValue(
  support: DialectSupport,
  field: { name: string; type: FieldType },
  alias: string | null,
): RecordValue {
  const { name, type } = field;
  if (isOwnColumn(name)) return ownColumn(name, alias);
  if (hasComparisonKey(type)) {
    const whole = support.jsonText(columnOf(alias, 'keys_json'), name);
    const isText = type === 'string' || type === 'text';
    return {
      expression: isText ? sql`substr(${whole}, 1, ${sql.lit(INDEXED_CHARACTERS)})` : whole,
      whole,
      bound: (value) => comparisonKey(type, value),
    };
  }
  const stored = columnOf(alias, 'fields_json');
  if (type === 'integer') return plain(support.jsonInteger(stored, name), Number);
  if (type === 'boolean')
    return plain(support.jsonText(stored, name), (value) => support.jsonBoolean(value === true));
  return plain(support.jsonText(stored, name), String);
}

/** `id` is a number; the two times are kept as epoch milliseconds, where the field's values are datetimes. */
function ownColumn(name: string, alias: string | null): RecordValue {
  const toNumber = (value: FieldValue) => (typeof value === 'string' ? Date.parse(value) : Number(value));
  return plain(columnOf(alias, name), toNumber);
}

function columnOf(alias: string | null, column: string): RawBuilder<unknown> {
  return sql.ref(alias === null ? column : `${alias}.${column}`);
}

function plain(
  expression: RawBuilder<unknown>,
  toBound: (value: Exclude<FieldValue, null>) => string | number,
): RecordValue {
  return { expression, whole: expression, bound: (value) => (value === null ? null : toBound(value)) };
}
