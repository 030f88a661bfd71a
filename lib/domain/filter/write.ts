import { spellOperator } from '@/lib/domain/filter/operators';
import type { Filter, FilterCondition, FilterNode, GroupType } from '@/lib/domain/filter/types';

export type WrittenCondition = readonly [
  field: string,
  operator: string,
  operand: FilterCondition['written'],
];
/** A group as it stands in the filter language, ready for JSON. */
export interface WrittenGroup {
  group_type: GroupType;
  conditions: readonly (WrittenCondition | WrittenGroup)[];
}

/** The filter in the filter language again, operands as they were written; parseFilter reads it back to the same filter. */
export function writeFilter(filter: Filter): WrittenGroup {
  return { group_type: filter.type, conditions: filter.conditions.map(writeNode) };
}

function writeNode(node: FilterNode): WrittenCondition | WrittenGroup {
  return node.kind === 'group' ? writeFilter(node) : [node.field, spellOperator(node), node.written];
}
