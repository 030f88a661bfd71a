import type { FieldType } from '@/lib/domain/field-types';
import type { LikePattern } from '@/lib/domain/filter/like';
import type { ValueOperator } from '@/lib/domain/filter/operators';
import type { TimeWindow } from '@/lib/domain/filter/windows';

/** How a group joins its conditions; the `not-` forms are the exact complements of the others. */
export const GROUP_TYPES = ['and', 'or', 'not-and', 'not-or'] as const;
export type GroupType = (typeof GROUP_TYPES)[number];

/** Two values, both ends included, or one value twice. Texts in it are folded. */
export interface Span {
  kind: 'span';
  low: string | number | boolean;
  high: string | number | boolean;
}

/** An operand that means the same on every day and in every time zone. */
export type FixedOperand =
  | { kind: 'none' }
  | Span
  | { kind: 'text'; folded: string }
  | { kind: 'pattern'; folded: string; pattern: LikePattern };

/** An operand whose meaning depends on the site's calendar; prepareFilter makes a span of it. */
export type CalendarOperand =
  /** From and to, asked of a datetime: a moment, or a day (`YYYY-MM-DD`), which is that whole day of the site's time zone [ours]. */
  | { kind: 'days'; from: string; to: string }
  | { kind: 'window'; window: TimeWindow; count: number }
  | { kind: 'years'; from: number; to: number; fiscal: boolean };

export type Operand = FixedOperand | CalendarOperand;

/** A single value as it stands in a filter. */
export type WrittenValue = string | number | boolean;

export interface FilterCondition {
  kind: 'condition';
  field: string;
  type: FieldType;
  operator: ValueOperator;
  negated: boolean;
  operand: Operand;
  /** The operand as the caller wrote it; to show, and to write the filter down again. */
  written: WrittenValue;
}

/** `filter` as operator: the record that the field points to exists and meets a filter of its own. */
export interface FilterJoin {
  kind: 'join';
  field: string;
  negated: boolean;
  /** The related model's name. */
  model: string;
  filter: Filter;
}

export interface FilterGroup {
  kind: 'group';
  type: GroupType;
  /** An empty list sets no condition: everything meets it. Only `and` and `or` can be empty. */
  conditions: readonly FilterNode[];
}

export type FilterNode = FilterCondition | FilterJoin | FilterGroup;

/** A parsed filter. Its root is always a group; no filter is an empty `and`. */
export type Filter = FilterGroup;

export const EVERY_RECORD: Filter = { kind: 'group', type: 'and', conditions: [] };
