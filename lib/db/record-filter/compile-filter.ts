import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { FieldType, FieldValue } from '@/lib/domain/field-types';
import type {
  ReadyCondition,
  ReadyFilter,
  ReadyGroup,
  ReadyJoin,
  ReadyNode,
} from '@/lib/domain/filter/prepare';
import type { Span } from '@/lib/domain/filter/types';
import type { DialectSupport } from '../dialect/support';
import { INDEXED_CHARACTERS, recordValue, type RecordValue } from './record-value';
import { afterEveryTextWith } from './text-range';

/*
 * The filter language in SQL: the twin of lib/domain/filter/evaluate.ts, of which it must never say another thing (the property test beside
 * this file). A comparison with an empty field is unknown in SQL; it counts as false wherever it is negated, because every
 * negation is `is not true`.
 */

type Condition = RawBuilder<SqlBool>;

interface Compiling {
  support: DialectSupport;
  /** Joins so far; each gives its related table a name of its own. */
  joins: number;
}

const ALWAYS: Condition = sql<SqlBool>`(1 = 1)`;

/** What the records under `alias` have to meet; null when every record does. */
export function compileFilter(support: DialectSupport, filter: ReadyFilter, alias: string): Condition | null {
  return filter.conditions.length === 0 ? null : compileGroup(filter, alias, { support, joins: 0 });
}

function compileNode(node: ReadyNode, alias: string, compiling: Compiling): Condition {
  switch (node.kind) {
    case 'group':
      return compileGroup(node, alias, compiling);
    case 'join':
      return negatedIf(node.negated, compileJoin(node, alias, compiling));
    case 'condition':
      return negatedIf(node.negated, compileCondition(node, alias, compiling.support));
  }
}

function compileGroup(group: ReadyGroup, alias: string, compiling: Compiling): Condition {
  if (group.conditions.length === 0) return ALWAYS;
  const parts = group.conditions.map((node) => compileNode(node, alias, compiling));
  const isOr = group.type === 'or' || group.type === 'not-or';
  return negatedIf(group.type.startsWith('not-'), balanced(parts, isOr ? sql` or ` : sql` and `));
}

/** Joined as a tree and not as a row: a database takes a thousand conditions, but not a thousand levels. */
function balanced(parts: readonly Condition[], joiner: RawBuilder<unknown>): Condition {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const middle = Math.ceil(parts.length / 2);
  return sql<SqlBool>`(${balanced(parts.slice(0, middle), joiner)}${joiner}${balanced(parts.slice(middle), joiner)})`;
}

function negatedIf(negated: boolean, condition: Condition): Condition {
  return negated ? sql<SqlBool>`((${condition}) is not true)` : condition;
}

function compileJoin(join: ReadyJoin, alias: string, compiling: Compiling): Condition {
  compiling.joins += 1;
  const related = `r${compiling.joins}`;
  const id = recordValue(compiling.support, { name: join.field, type: 'integer' }, alias).expression;
  const nested = join.filter.conditions.length === 0 ? ALWAYS : compileGroup(join.filter, related, compiling);
  // Not `exists`, which PostgreSQL plans in two ways at every level: that doubles its work with each join inside a join.
  return sql<SqlBool>`(${id} in (select ${sql.ref(`${related}.id`)} from ${sql.table('engine_record')} as ${sql.id(related)} where ${sql.ref(`${related}.model`)} = ${sql.lit(join.model)} and ${nested}))`;
}

function compileCondition(condition: ReadyCondition, alias: string, support: DialectSupport): Condition {
  const { field, type, operand } = condition;
  const value = recordValue(support, { name: field, type }, alias);
  switch (operand.kind) {
    case 'none':
      return sql<SqlBool>`(${value.expression} is null)`;
    case 'pattern':
      return sql<SqlBool>`(${value.whole} like ${operand.folded} escape ${sql.lit('\\')})`;
    case 'text':
      return condition.operator === 'starts_with'
        ? startsWith(value, operand.folded)
        : support.contains(value.whole, operand.folded);
    case 'span':
      return compileSpan(condition, operand, value);
  }
}

function compileSpan({ operator, type }: ReadyCondition, { low, high }: Span, value: RecordValue): Condition {
  const from = edge(type, low, value);
  const to = edge(type, high, value);
  switch (operator) {
    case 'lt':
      return sql<SqlBool>`(${from.expression} < ${from.bound})`;
    case 'lte':
      return sql<SqlBool>`(${to.expression} <= ${to.bound})`;
    case 'gt':
      return sql<SqlBool>`(${to.expression} > ${to.bound})`;
    case 'gte':
      return sql<SqlBool>`(${from.expression} >= ${from.bound})`;
    default:
      return low === high
        ? sql<SqlBool>`(${from.expression} = ${from.bound})`
        : sql<SqlBool>`(${from.expression} >= ${from.bound} and ${to.expression} <= ${to.bound})`;
  }
}

/**
 * One end of a span. A text shorter than what indexes hold compares with the beginning of a value as with the whole of it, so
 * that an index can be used.
 */
function edge(type: FieldType, bound: Exclude<FieldValue, null>, value: RecordValue) {
  // Texts of an operand are folded when the filter is read.
  const isText = type === 'string' || type === 'text';
  if (!isText) return { expression: value.expression, bound: value.bound(bound) };
  return { expression: isIndexed(String(bound)) ? value.expression : value.whole, bound };
}

function isIndexed(text: string): boolean {
  return text.length < INDEXED_CHARACTERS;
}

function startsWith(value: RecordValue, start: string): Condition {
  const end = afterEveryTextWith(start);
  const { expression } = isIndexed(start) ? value : { expression: value.whole };
  return end === null
    ? sql<SqlBool>`(${expression} >= ${start})`
    : sql<SqlBool>`(${expression} >= ${start} and ${expression} < ${end})`;
}
