import type { FieldType, FieldValue } from '@/lib/domain/field-types';
import type { LikePattern } from '@/lib/domain/filter/like';
import type { OperatorUse } from '@/lib/domain/filter/operators';

/** How a group joins its conditions; the `not-` forms are the exact complements of the others. */
export const GROUP_TYPES = ['and', 'or', 'not-and', 'not-or'] as const;
export type GroupType = (typeof GROUP_TYPES)[number];

/**
 * An operand read once, when the filter is parsed. A span has both ends included; its ends differ for `range`, and for
 * a day asked of a datetime, which is that whole day in UTC [ours]. Texts in it are folded.
 */
export type Operand =
  | { kind: 'none' }
  | { kind: 'span'; low: string | number | boolean; high: string | number | boolean }
  | { kind: 'text'; folded: string }
  | { kind: 'pattern'; pattern: LikePattern };

export interface FilterCondition extends OperatorUse {
  kind: 'condition';
  field: string;
  type: FieldType;
  operand: Operand;
  /** The operand as the caller wrote it; to show, and to write the filter down again. */
  written: string | number | boolean;
  /** The operator before negation, closed over its operand. A null value meets none but `null`. */
  test: (value: FieldValue) => boolean;
}

export interface FilterGroup {
  kind: 'group';
  type: GroupType;
  /** An empty list sets no condition: everything meets it. Only `and` and `or` can be empty. */
  conditions: readonly FilterNode[];
}

export type FilterNode = FilterCondition | FilterGroup;

/** A parsed filter. Its root is always a group; no filter is an empty `and`. */
export type Filter = FilterGroup;

export const EVERY_RECORD: Filter = { kind: 'group', type: 'and', conditions: [] };
