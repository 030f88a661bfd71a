import type { FieldValue, FieldValues } from '@/lib/domain/field-types';
import { fieldValuesEqual } from '@/lib/domain/field-values';
import { matchesFilter, type FindRelated } from '@/lib/domain/filter/evaluate';
import type { ReadyFilter } from '@/lib/domain/filter/prepare';
import type { Filter } from '@/lib/domain/filter/types';

/*
 * When a saved change queues its record (domain.md, "Triggers"):
 *   Filter           the save changed something, and the record now meets the filter
 *   State            the save moved the record into one of the transition states; it was created there or came from another
 *   Field            the save changed one of the trigger fields; at creation, from null
 *   One Time Filter  never at a save: the sweep finds its records
 * State and Field ask the filter too. A save that changes no field queues nothing for any alert.
 */

/** The four trigger types, spelled as in the source document. */
export const TRIGGER_TYPES = ['Filter', 'State', 'One Time Filter', 'Field'] as const;
export type TriggerType = (typeof TRIGGER_TYPES)[number];

interface Trigger<F> {
  triggerType: TriggerType;
  filter: F;
  transitionStates: readonly string[];
  triggerFields: readonly string[];
}

/** What decides about an alert's triggers. Whether the alert is enabled is for the caller to ask. */
export type AlertTrigger = Trigger<Filter>;
/** The same with its filter made ready for the site's calendar, once for a save. */
export type ReadyTrigger = Trigger<ReadyFilter>;

/** One save of one record, canonical values before (null at creation) and after it. */
export interface RecordChange {
  before: FieldValues | null;
  after: FieldValues;
  /** What changedFields says of the two, worked out once for all alerts of the model. */
  changed?: ReadonlySet<string>;
}

/** Written by the save itself: that they differ does not make a save a change [ours]. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['updated_at', 'updated_by_id']);

/**
 * The fields whose value differs; at creation those that are not null. An absent field is null.
 * `updated_at` and `updated_by_id` are named only beside another field: a save that touches nothing else changes nothing.
 */
export function changedFields(before: FieldValues | null, after: FieldValues): ReadonlySet<string> {
  const changed = new Set<string>();
  let isRealChange = before === null;
  for (const field of fieldNames(before, after)) {
    if (fieldValuesEqual(valueOf(before, field), valueOf(after, field))) continue;
    changed.add(field);
    if (!BOOKKEEPING.has(field)) isRealChange = true;
  }
  return isRealChange ? changed : new Set();
}

/** Whether this save queues the record for the alert. Pure and cheap: asked of every alert of the model at every save. */
export function triggersOn(alert: ReadyTrigger, change: RecordChange, related: FindRelated): boolean {
  return isTriggeredBy(alert, change) && matchesFilter(alert.filter, change.after, related);
}

/** Whether the save is one that the alert waits for, its filter left aside. */
export function isTriggeredBy(alert: Omit<AlertTrigger, 'filter'>, change: RecordChange): boolean {
  switch (alert.triggerType) {
    case 'One Time Filter':
      return false;
    case 'State':
      return movedInto(alert.transitionStates, change);
    case 'Field':
      return alert.triggerFields.some((field) => changedOf(change).has(field));
    case 'Filter':
      return change.before === null || changedOf(change).size > 0;
  }
}

function movedInto(states: readonly string[], { before, after }: RecordChange): boolean {
  const state = valueOf(after, 'state');
  return typeof state === 'string' && state !== valueOf(before, 'state') && states.includes(state);
}

function changedOf({ before, after, changed }: RecordChange): ReadonlySet<string> {
  return changed ?? changedFields(before, after);
}

function fieldNames(before: FieldValues | null, after: FieldValues): Iterable<string> {
  return before === null ? Object.keys(after) : new Set([...Object.keys(before), ...Object.keys(after)]);
}

function valueOf(values: FieldValues | null, field: string): FieldValue {
  return values?.[field] ?? null;
}
