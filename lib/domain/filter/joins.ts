import type { ReadyFilter, ReadyJoin, ReadyNode } from '@/lib/domain/filter/prepare';

/** The joins that a filter asks of its own records; those inside them ask the records they lead to. */
export function joinsOf(filter: ReadyFilter): ReadyJoin[] {
  return filter.conditions.flatMap(joinsOfNode);
}

function joinsOfNode(node: ReadyNode): ReadyJoin[] {
  switch (node.kind) {
    case 'group':
      return joinsOf(node);
    case 'join':
      return [node];
    case 'condition':
      return [];
  }
}
