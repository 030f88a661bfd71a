import type { FieldValue, FieldValues } from '@/lib/domain/field-types';

/*
 * The change log of records. A change stores only what it did; what the record was before and after it is found by
 * going back from what stands now:
 *   create  nothing is stored: before it there was no record
 *   update  old and new value of each field that changed
 *   delete  the values the record had last: before it those, after it nothing
 */
export const CHANGE_KINDS = ['create', 'update', 'delete'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Old and new value by field, canonical. */
export type FieldDifferences = Readonly<Record<string, readonly [before: FieldValue, after: FieldValue]>>;

/** What a change stored. */
export type StoredChange =
  | { kind: 'create' }
  | { kind: 'update'; differences: FieldDifferences }
  | { kind: 'delete'; values: FieldValues };

/** A record's values at one time; null when there was no record. */
export type RecordState = FieldValues | null;

/** What a record was before a change, from what it was after it. */
export function undoChange(change: StoredChange, after: RecordState): RecordState {
  if (change.kind === 'create') return null;
  if (change.kind === 'delete') return change.values;
  const before: Record<string, FieldValue> = { ...after };
  for (const [field, [old]] of Object.entries(change.differences)) before[field] = old;
  return before;
}

/** Every field that a change touched, with both values: of a creation and a deletion those that were not empty. */
export function differencesOf(
  change: StoredChange,
  before: RecordState,
  after: RecordState,
): FieldDifferences {
  if (change.kind === 'update') return change.differences;
  const differences: Record<string, readonly [FieldValue, FieldValue]> = {};
  for (const [field, value] of Object.entries((change.kind === 'create' ? after : before) ?? {})) {
    if (value !== null) differences[field] = change.kind === 'create' ? [null, value] : [value, null];
  }
  return differences;
}
