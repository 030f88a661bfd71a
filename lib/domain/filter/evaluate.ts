import type { FieldValues } from '@/lib/domain/field-types';
import type { ReadyFilter, ReadyJoin, ReadyNode } from '@/lib/domain/filter/prepare';
import type { SiteCalendar } from '@/lib/domain/site-calendar';

/** The values of a record that a join leads to; undefined when there is none. */
export type FindRelated = (model: string, id: number) => FieldValues | undefined;

/** What a filter is asked on: the site's calendar, and the records that joins lead to. */
export interface FilterSituation {
  calendar: SiteCalendar;
  related: FindRelated;
}

/** For models without relations. */
export const NOTHING_RELATED: FindRelated = () => undefined;

/**
 * Whether a record's canonical values meet the filter (domain.md, "The filter language"). A field that is absent counts
 * as null. A comparison with null is false, and each `not-` form is the exact complement, so `not-eq` of null is true.
 * Runs for every alert on every save: operands were compiled by prepareFilter, and nothing is allocated here.
 */
export function matchesFilter(filter: ReadyFilter, values: FieldValues, related: FindRelated): boolean {
  const decides = filter.type === 'or' || filter.type === 'not-or';
  const negated = filter.type === 'not-and' || filter.type === 'not-or';
  const { conditions } = filter;
  if (conditions.length === 0) return true;
  for (let index = 0; index < conditions.length; index += 1) {
    const node = conditions[index];
    // One true settles an `or`, one false an `and`.
    if (node !== undefined && matchesNode(node, values, related) === decides) return decides !== negated;
  }
  return decides === negated;
}

/** Whether the values meet one node of a filter, its negation included. */
function matchesNode(node: ReadyNode, values: FieldValues, related: FindRelated): boolean {
  switch (node.kind) {
    case 'group':
      return matchesFilter(node, values, related);
    case 'join':
      return matchesJoined(node, values, related) !== node.negated;
    case 'condition':
      return node.test(values[node.field] ?? null) !== node.negated;
  }
}

/** A field that is empty, or points to a record that does not exist, meets no join. */
function matchesJoined(join: ReadyJoin, values: FieldValues, related: FindRelated): boolean {
  const id = values[join.field];
  const target = typeof id === 'number' ? related(join.model, id) : undefined;
  return target !== undefined && matchesFilter(join.filter, target, related);
}
