import { describe, expect, it } from 'vitest';
import type { WrittenGroup } from '@/lib/domain/filter/write';
import {
  addTo,
  canMove,
  changeGroupType,
  changeNode,
  moveNode,
  newCondition,
  newGroup,
  readTree,
  removeNode,
  writeTree,
  type DraftGroup,
  type DraftNode,
} from './filter-tree';

const written: WrittenGroup = {
  group_type: 'and',
  conditions: [
    ['state', 'eq', 'granted'],
    {
      group_type: 'not-or',
      conditions: [
        ['po_number', 'not-null', '-'],
        ['amount_requested', 'gt', 50000],
      ],
    },
    ['multi_year', 'eq', true],
  ],
};

/** The id of the node whose field is that one, wherever it stands. */
function idOf(group: DraftGroup, field: string): string {
  const found = find(group.conditions, field);
  if (found === undefined) throw new Error(`There is no ${field}`);
  return found;
}

function find(nodes: readonly DraftNode[], field: string): string | undefined {
  for (const node of nodes) {
    if (node.kind === 'condition' && node.field === field) return node.id;
    const inner = node.kind === 'group' ? node : node.related;
    const found = inner === null ? undefined : find(inner.conditions, field);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Only the fields, nested as the groups are. */
function fieldsOf(group: DraftGroup): unknown[] {
  return group.conditions.map((node) => (node.kind === 'group' ? fieldsOf(node) : node.field));
}

describe('the tree of a filter', () => {
  it('is written as it was read, operands as text', () => {
    expect(writeTree(readTree(written))).toEqual({
      group_type: 'and',
      conditions: [
        ['state', 'eq', 'granted'],
        {
          group_type: 'not-or',
          conditions: [
            ['po_number', 'not-null', ''],
            ['amount_requested', 'gt', '50000'],
          ],
        },
        ['multi_year', 'eq', 'true'],
      ],
    });
  });

  it('writes the conditions on a related model as the operand', () => {
    const related = newGroup('and', [newCondition('city', 'eq', 'Leeds')]);
    const join = { ...newCondition('program_organization_id', 'filter'), related };
    expect(writeTree(newGroup('and', [join]))).toEqual({
      group_type: 'and',
      conditions: [
        ['program_organization_id', 'filter', { group_type: 'and', conditions: [['city', 'eq', 'Leeds']] }],
      ],
    });
  });

  it('takes conditions and groups anywhere, and gives them up again', () => {
    const tree = readTree(written);
    const inner = tree.conditions[1]?.id ?? '';
    const added = addTo(tree, inner, newGroup('or', [newCondition('granted')]));
    expect(fieldsOf(added)).toEqual(['state', ['po_number', 'amount_requested', ['granted']], 'multi_year']);
    expect(fieldsOf(removeNode(added, idOf(added, 'po_number')))).toEqual([
      'state',
      ['amount_requested', ['granted']],
      'multi_year',
    ]);
    expect(fieldsOf(tree)).toEqual(['state', ['po_number', 'amount_requested'], 'multi_year']);
  });

  it('changes one condition and one group', () => {
    const tree = readTree(written);
    const changed = changeNode(tree, idOf(tree, 'po_number'), (node) => ({ ...node, field: 'type' }));
    expect(fieldsOf(changed)).toEqual(['state', ['type', 'amount_requested'], 'multi_year']);
    const group = tree.conditions[1]?.id ?? '';
    expect(changeGroupType(tree, group, 'or').conditions[1]).toMatchObject({ type: 'or' });
    expect(changeGroupType(tree, tree.id, 'or').type).toBe('or');
  });

  it.each([
    ['up', 'multi_year', ['state', 'multi_year', ['po_number', 'amount_requested']]],
    ['down', 'po_number', ['state', ['amount_requested', 'po_number'], 'multi_year']],
    ['in', 'multi_year', ['state', ['po_number', 'amount_requested', 'multi_year']]],
    ['out', 'po_number', ['state', ['amount_requested'], 'po_number', 'multi_year']],
  ] as const)('moves %s', (move, field, expected) => {
    const tree = readTree(written);
    expect(canMove(tree, idOf(tree, field), move)).toBe(true);
    expect(fieldsOf(moveNode(tree, idOf(tree, field), move))).toEqual(expected);
  });

  it.each([
    ['up', 'state'],
    ['down', 'multi_year'],
    ['in', 'state'],
    ['out', 'state'],
    ['up', 'po_number'],
  ] as const)('cannot move %s from where %s is', (move, field) => {
    const tree = readTree(written);
    expect(canMove(tree, idOf(tree, field), move)).toBe(false);
    expect(moveNode(tree, idOf(tree, field), move)).toBe(tree);
  });

  it('never moves a condition of the related model out to where its field does not exist', () => {
    const related = newGroup('and', [newCondition('city'), newCondition('name')]);
    const tree = newGroup('and', [{ ...newCondition('program_organization_id', 'filter'), related }]);
    expect(canMove(tree, idOf(tree, 'city'), 'out')).toBe(false);
    expect(canMove(tree, idOf(tree, 'city'), 'down')).toBe(true);
  });
});
