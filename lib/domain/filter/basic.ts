import { describeLeaf } from '@/lib/domain/filter/describe';
import type { Filter, FilterGroup, FilterNode, WrittenValue } from '@/lib/domain/filter/types';
import type { WrittenCondition, WrittenGroup } from '@/lib/domain/filter/write';

/** One line of the simple form: the field has any one of these values, operands as written. */
export interface BasicField {
  field: string;
  values: readonly WrittenValue[];
}

/**
 * The filter as a basic one: equality only, several values of one field OR together, fields AND together (domain.md).
 * Null when it says more than that. No filter is the empty list.
 */
export function readBasicFilter(filter: Filter): readonly BasicField[] | null {
  const lines: BasicField[] = [];
  if (filter.conditions.length === 0) return lines;
  if (filter.type !== 'and' && filter.type !== 'or') return null;
  const nodes = filter.type === 'or' ? [filter] : filter.conditions;
  for (const node of nodes) {
    const line = readLine(node);
    // The same field twice in an AND narrows; in the form it would widen.
    if (line === null || lines.some((other) => other.field === line.field)) return null;
    lines.push(line);
  }
  return lines;
}

/** Whether the simple form can show the filter. */
export function isEqualityOnly(filter: Filter): boolean {
  return readBasicFilter(filter) !== null;
}

/** The simple form's lines in the filter language. Lines without values are left out. */
export function writeBasicFilter(lines: readonly BasicField[]): WrittenGroup {
  const conditions = lines
    .filter((line) => line.values.length > 0)
    .map(({ field, values }): WrittenCondition | WrittenGroup => {
      const [only] = values;
      if (only !== undefined && values.length === 1) return [field, 'eq', only];
      return { group_type: 'or', conditions: values.map((value): WrittenCondition => [field, 'eq', value]) };
    });
  return { group_type: 'and', conditions };
}

function readLine(node: FilterNode): BasicField | null {
  if (node.kind === 'condition')
    return isPlainEquality(node) ? { field: node.field, values: [node.written] } : null;
  if (node.kind === 'join') return null;
  const [first] = node.conditions;
  if (node.type !== 'or' || first?.kind !== 'condition') return null;
  const values: WrittenValue[] = [];
  for (const condition of node.conditions) {
    if (condition.kind !== 'condition' || !isPlainEquality(condition) || condition.field !== first.field)
      return null;
    values.push(condition.written);
  }
  return { field: first.field, values };
}

function isPlainEquality(node: Extract<FilterNode, { kind: 'condition' }>): boolean {
  return node.operator === 'eq' && !node.negated;
}

/** Why a filter cannot be shown as a basic one, as a sentence; null when it can. */
export function basicObstacle(filter: Filter): string | null {
  if (readBasicFilter(filter) !== null) return null;
  return obstacleIn(filter) ?? twiceAsked(filter) ?? 'This one joins different fields with “or”.';
}

function obstacleIn(group: FilterGroup): string | null {
  if (group.type === 'not-and' || group.type === 'not-or') return 'This one has a “not” group.';
  for (const node of group.conditions) {
    if (node.kind === 'group') {
      const obstacle = obstacleIn(node);
      if (obstacle !== null) return obstacle;
    } else if (node.kind === 'join' || !isPlainEquality(node))
      return `This one asks “${describeLeaf(node)}”.`;
  }
  return null;
}

/** In an `and` a second condition on a field narrows; the form would widen. */
function twiceAsked(filter: Filter): string | null {
  if (filter.type !== 'and') return null;
  const lines = filter.conditions.map(readLine);
  const fields = lines.flatMap((line) => (line === null ? [] : [line.field]));
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  return twice === undefined ? null : `In this one ${twice} is asked twice.`;
}
