import type { GroupType } from '@/lib/domain/filter/types';
import type { WrittenGroup } from '@/lib/domain/filter/write';

/*
 * The advanced filter while it is built: the filter language as a tree whose nodes have ids, so that a row keeps its focus
 * while others move. Every function gives a new tree and leaves the old one as it is.
 */

export interface DraftCondition {
  id: string;
  kind: 'condition';
  field: string;
  /** As it is spelled, `not-` and all. */
  operator: string;
  /** As it is typed. */
  operand: string;
  /** The conditions on the related model, for the operator that joins one. */
  related: DraftGroup | null;
}

export interface DraftGroup {
  id: string;
  kind: 'group';
  type: GroupType;
  conditions: readonly DraftNode[];
}

export type DraftNode = DraftCondition | DraftGroup;

/** Where a node may be moved to: along its siblings, into the group right above it, or out of its group. */
export type Move = 'up' | 'down' | 'in' | 'out';

/**
 * Conditions and groups that the builder shows at most. Each brings a dozen controls, and every edit draws them all: with 1,000 of
 * them the page stood still for a second and more at each.
 */
export const MAX_BUILDER_PARTS = 100;

let made = 0;

/** Ids are for the screen only: they are never saved. */
export function newId(): string {
  made += 1;
  return `node-${made}`;
}

export function newGroup(type: GroupType = 'and', conditions: readonly DraftNode[] = []): DraftGroup {
  return { id: newId(), kind: 'group', type, conditions };
}

export function newCondition(field: string, operator = 'eq', operand = ''): DraftCondition {
  return { id: newId(), kind: 'condition', field, operator, operand, related: null };
}

/** The tree of a filter that was written down. */
export function readTree(written: WrittenGroup): DraftGroup {
  return newGroup(
    written.group_type,
    written.conditions.map((node): DraftNode => {
      if (isGroup(node)) return readTree(node);
      const [field, operator, operand] = node;
      if (typeof operand === 'object' && operand !== null)
        return { ...newCondition(field, operator), related: readTree(operand) };
      return newCondition(field, operator, operand === '-' ? '' : String(operand));
    }),
  );
}

/** The conditions and groups in a group, those of joins included; the group itself is not counted. */
export function countParts(group: DraftGroup): number {
  return group.conditions.reduce((count, node) => {
    const inner = node.kind === 'group' ? node : node.related;
    return count + 1 + (inner === null ? 0 : countParts(inner));
  }, 0);
}

/** The tree in the filter language; what is still empty stays empty, for the filter's own check to name. */
export function writeTree(group: DraftGroup): unknown {
  return { group_type: group.type, conditions: group.conditions.map(writeNode) };
}

function writeNode(node: DraftNode): unknown {
  if (node.kind === 'group') return writeTree(node);
  return [node.field, node.operator, node.related === null ? node.operand : writeTree(node.related)];
}

function isGroup(node: WrittenGroup['conditions'][number]): node is WrittenGroup {
  return !Array.isArray(node) && 'group_type' in node;
}

/** Replaces the node of that id, or takes it out when `change` gives null. */
export function changeNode(
  group: DraftGroup,
  id: string,
  change: (node: DraftNode) => DraftNode | null,
): DraftGroup {
  return {
    ...group,
    conditions: group.conditions.flatMap((node): DraftNode[] => {
      if (node.id === id) {
        const changed = change(node);
        return changed === null ? [] : [changed];
      }
      return [within(node, (inner) => changeNode(inner, id, change))];
    }),
  };
}

export function removeNode(root: DraftGroup, id: string): DraftGroup {
  return changeNode(root, id, () => null);
}

/** Adds a node at the end of a group, the root or one of a join included. */
export function addTo(group: DraftGroup, groupId: string, node: DraftNode): DraftGroup {
  if (group.id === groupId) return { ...group, conditions: [...group.conditions, node] };
  return {
    ...group,
    conditions: group.conditions.map((child) => within(child, (inner) => addTo(inner, groupId, node))),
  };
}

export function changeGroupType(group: DraftGroup, groupId: string, type: GroupType): DraftGroup {
  if (group.id === groupId) return { ...group, type };
  return {
    ...group,
    conditions: group.conditions.map((child) =>
      within(child, (inner) => changeGroupType(inner, groupId, type)),
    ),
  };
}

/** Whether the move leads anywhere; a node of a join's group never leaves it, since its fields are the other model's. */
export function canMove(root: DraftGroup, id: string, move: Move): boolean {
  return moveNode(root, id, move) !== root;
}

/** The tree after the move, or the same tree when it leads nowhere. */
export function moveNode(root: DraftGroup, id: string, move: Move): DraftGroup {
  const at = root.conditions.findIndex((node) => node.id === id);
  if (at !== -1) return moveWithin(root, at, move);
  for (const [index, child] of root.conditions.entries()) {
    const inner = child.kind === 'group' ? child : child.related;
    if (inner === null) continue;
    const leaving = inner.conditions.find((node) => node.id === id);
    if (leaving !== undefined && move === 'out') {
      if (child.kind !== 'group') return root;
      const rest = { ...inner, conditions: inner.conditions.filter((node) => node.id !== id) };
      return withConditions(root, index, 1, [rest, leaving]);
    }
    const moved = moveNode(inner, id, move);
    if (moved !== inner) return withConditions(root, index, 1, [within(child, () => moved)]);
  }
  return root;
}

function moveWithin(group: DraftGroup, at: number, move: Move): DraftGroup {
  const node = group.conditions[at];
  const above = group.conditions[at - 1];
  const below = group.conditions[at + 1];
  if (node === undefined) return group;
  if (move === 'up' && above !== undefined) return withConditions(group, at - 1, 2, [node, above]);
  if (move === 'down' && below !== undefined) return withConditions(group, at, 2, [below, node]);
  if (move === 'in' && above?.kind === 'group')
    return withConditions(group, at - 1, 2, [{ ...above, conditions: [...above.conditions, node] }]);
  return group;
}

function withConditions(
  group: DraftGroup,
  at: number,
  count: number,
  nodes: readonly DraftNode[],
): DraftGroup {
  return { ...group, conditions: group.conditions.toSpliced(at, count, ...nodes) };
}

/** Changes the group that a node is or holds. */
function within(node: DraftNode, change: (group: DraftGroup) => DraftGroup): DraftNode {
  if (node.kind === 'group') return change(node);
  return node.related === null ? node : { ...node, related: change(node.related) };
}
