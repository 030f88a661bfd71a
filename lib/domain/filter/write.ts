import { JOIN, spellOperator } from '@/lib/domain/filter/operators';
import type { Filter, FilterNode, GroupType, WrittenValue } from '@/lib/domain/filter/types';

export type WrittenCondition = readonly [field: string, operator: string, operand: WrittenValue];
/** A condition on the related model. */
export type WrittenJoin = readonly [field: string, operator: string, filter: WrittenGroup];
/** A group as it stands in the filter language, ready for JSON. */
export interface WrittenGroup {
  group_type: GroupType;
  conditions: readonly (WrittenCondition | WrittenJoin | WrittenGroup)[];
}

/** The filter in the filter language again, operands as they were written; parseFilter reads it back to the same filter. */
export function writeFilter(filter: Filter): WrittenGroup {
  return { group_type: filter.type, conditions: filter.conditions.map(writeNode) };
}

function writeNode(node: FilterNode): WrittenCondition | WrittenJoin | WrittenGroup {
  switch (node.kind) {
    case 'group':
      return writeFilter(node);
    case 'join':
      return [node.field, spellOperator({ operator: JOIN, negated: node.negated }), writeFilter(node.filter)];
    case 'condition':
      return [node.field, spellOperator(node), node.written];
  }
}
