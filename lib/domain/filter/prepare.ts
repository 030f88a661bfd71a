import type { FieldType, FieldValue } from '@/lib/domain/field-types';
import { spanOnCalendar } from '@/lib/domain/filter/calendar-spans';
import { compileOperator } from '@/lib/domain/filter/compile-operator';
import type { ValueOperator } from '@/lib/domain/filter/operators';
import type { Filter, FilterCondition, FilterNode, FixedOperand, GroupType } from '@/lib/domain/filter/types';
import { isSameCalendar, type SiteCalendar } from '@/lib/domain/site-calendar';

/*
 * A filter as it is asked, in memory (evaluate.ts) or in SQL (lib/db/record-filter): its days and windows have become moments.
 * That is done once for a save, a list or a step of a sweep, and kept: nothing of it changes before the site's midnight.
 */

export interface ReadyCondition {
  kind: 'condition';
  field: string;
  type: FieldType;
  operator: ValueOperator;
  negated: boolean;
  operand: FixedOperand;
  /** The operator before negation, closed over its operand. A null value meets none but `null`. */
  test: (value: FieldValue) => boolean;
}

export interface ReadyJoin {
  kind: 'join';
  field: string;
  negated: boolean;
  model: string;
  filter: ReadyFilter;
}

export interface ReadyGroup {
  kind: 'group';
  type: GroupType;
  conditions: readonly ReadyNode[];
}

export type ReadyNode = ReadyCondition | ReadyJoin | ReadyGroup;
/** Its root is always a group, as a parsed filter's is. */
export type ReadyFilter = ReadyGroup;

interface Kept {
  ready: ReadyFilter;
  /** Null when the filter means the same on every calendar. */
  calendar: SiteCalendar | null;
}

const kept = new WeakMap<Filter, Kept>();

/** Makes a parsed filter ready to be asked on the site's calendar; cheap when it was made for the same one before. */
export function prepareFilter(filter: Filter, calendar: SiteCalendar): ReadyFilter {
  const known = kept.get(filter);
  if (known !== undefined && (known.calendar === null || isSameCalendar(known.calendar, calendar)))
    return known.ready;
  const ready = prepareGroup(filter, calendar);
  kept.set(filter, { ready, calendar: dependsOnCalendar(filter) ? calendar : null });
  return ready;
}

function prepareGroup(filter: Filter, calendar: SiteCalendar): ReadyGroup {
  return {
    kind: 'group',
    type: filter.type,
    conditions: filter.conditions.map((node) => prepareNode(node, calendar)),
  };
}

function prepareNode(node: FilterNode, calendar: SiteCalendar): ReadyNode {
  switch (node.kind) {
    case 'group':
      return prepareGroup(node, calendar);
    case 'join':
      return { ...node, filter: prepareGroup(node.filter, calendar) };
    case 'condition':
      return prepareCondition(node, calendar);
  }
}

function prepareCondition(condition: FilterCondition, calendar: SiteCalendar): ReadyCondition {
  const { field, type, operator, negated } = condition;
  const operand = fixedOperand(condition, calendar);
  const test = compileOperator(operator, type, operand);
  return { kind: 'condition', field, type, operator, negated, operand, test };
}

function fixedOperand({ operand, type }: FilterCondition, calendar: SiteCalendar): FixedOperand {
  switch (operand.kind) {
    case 'days':
    case 'window':
    case 'years':
      return spanOnCalendar(operand, type, calendar);
    default:
      return operand;
  }
}

function dependsOnCalendar(node: FilterNode): boolean {
  switch (node.kind) {
    case 'group':
      return node.conditions.some(dependsOnCalendar);
    case 'join':
      return dependsOnCalendar(node.filter);
    case 'condition':
      return ['days', 'window', 'years'].includes(node.operand.kind);
  }
}
