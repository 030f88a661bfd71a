import type { FieldValues } from '@/lib/domain/field-types';
import type { FindRelated } from '@/lib/domain/filter/evaluate';
import { draftKey, type SavedChange } from '../records/apply-saves';
import type { FindEarlier } from './load-related';

/** What joins lead to right after the change at that place of the transaction. */
export type FindRelatedAt = (changeIndex: number) => FindRelated;

interface Moment {
  index: number;
  before: FieldValues | null;
  after: FieldValues;
}

type Histories = ReadonlyMap<string, readonly Moment[]>;

/** What the changes of one transaction made of each record, step by step. */
export function historiesOf(changes: readonly SavedChange[]): Histories {
  const histories = new Map<string, Moment[]>();
  for (const [index, { model, recordId, change }] of changes.entries()) {
    const key = draftKey(model.name, recordId);
    const moment = { index, before: change.before, after: change.after };
    const history = histories.get(key);
    if (history === undefined) histories.set(key, [moment]);
    else history.push(moment);
  }
  return histories;
}

/** The values a record had before and between the changes of the transaction. */
export function earlierIn(histories: Histories): FindEarlier {
  return (model, id) =>
    (histories.get(draftKey(model, id)) ?? []).flatMap(({ before, after }) =>
      before === null ? [after] : [before, after],
    );
}

/**
 * Saves of one transaction behave as saves one after the other: a join asked at the third of them must not see what the
 * fifth does to the related record. `stored` finds records as the whole transaction leaves them; those that it changes are
 * given as they were at the time.
 */
export function relatedDuring(histories: Histories, stored: FindRelated): FindRelatedAt {
  return (changeIndex) => (model, id) => {
    const history = histories.get(draftKey(model, id));
    if (history === undefined) return stored(model, id);
    const last = history.findLast(({ index }) => index <= changeIndex);
    return last === undefined ? (history[0]?.before ?? undefined) : last.after;
  };
}
