'use client';

import { FolderPlus, Plus } from 'lucide-react';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { findField } from '@/lib/domain/find-field';
import type { GroupType } from '@/lib/domain/filter/types';
import { Button } from '../../ui/button';
import { cn } from '../../ui/cn';
import { Select } from '../../ui/select';
import type { BuilderActs } from './builder-acts';
import { ConditionRow } from './condition-row';
import {
  addTo,
  changeGroupType,
  changeNode,
  countParts,
  MAX_BUILDER_PARTS,
  moveNode,
  newCondition,
  newGroup,
  removeNode,
  type DraftCondition,
  type DraftGroup,
  type Move,
} from './filter-tree';
import { MoveButtons } from './move-buttons';
import { problemAt } from './path-problems';
import { ProblemText } from './problem-text';

const GROUP_LABELS: readonly { value: GroupType; label: string }[] = [
  { value: 'and', label: 'All of these (and)' },
  { value: 'or', label: 'Any of these (or)' },
  { value: 'not-and', label: 'Not all of these (not-and)' },
  { value: 'not-or', label: 'None of these (not-or)' },
];
const JOINER: Readonly<Record<GroupType, string>> = {
  and: 'and',
  or: 'or',
  'not-and': 'and',
  'not-or': 'or',
};

const FULL = `The builder shows ${MAX_BUILDER_PARTS} conditions and groups at most. Edit the filter as JSON to add more.`;

export interface FilterBuilderProps extends Omit<BuilderActs, 'change' | 'isFull'> {
  onChange: (root: DraftGroup) => void;
}

/** The filter language as nested groups: add, remove, move, and change what each asks. */
export function FilterBuilder({ root, setting, problems, onChange }: FilterBuilderProps) {
  const isFull = countParts(root) >= MAX_BUILDER_PARTS;
  const acts = { root, setting, problems, isFull, change: onChange };
  return <GroupEditor acts={acts} group={root} model={setting.model} path="filter" depth={0} />;
}

interface GroupEditorProps {
  acts: BuilderActs;
  group: DraftGroup;
  /** Whose fields the conditions ask. */
  model: ModelDefinition;
  path: string;
  depth: number;
  /** Moves the group itself; the root and a join's group stay where they are. */
  onMove?: (move: Move) => void;
  onRemove?: () => void;
}

function GroupEditor({ acts, group, model, path, depth, onMove, onRemove }: GroupEditorProps) {
  const field = model.fields.find(({ name }) => name === 'state') ?? model.fields[0];
  const add = (node: DraftCondition | DraftGroup) => acts.change(addTo(acts.root, group.id, node));
  const fullWords = acts.isFull ? FULL : undefined;
  const addId = `add-${group.id}`;
  const remove = (id: string) => {
    acts.change(removeNode(acts.root, id));
    // What had the focus is gone; the next thing at hand is the group's own button.
    document.getElementById(addId)?.focus();
  };
  return (
    <fieldset
      className={cn(
        'flex min-w-0 flex-col gap-2 rounded-md border p-2 sm:p-2.5',
        depth % 2 === 0 ? 'bg-surface-2' : 'bg-surface',
      )}
    >
      <legend className="sr-only">
        {depth === 0 ? 'Filter' : 'Group'} of {model.label}
      </legend>
      <div className="flex items-center gap-2">
        <Select
          aria-label="How the conditions are joined"
          className="max-w-56 min-w-0 flex-1"
          value={group.type}
          onChange={(type) => acts.change(changeGroupType(acts.root, group.id, type))}
          options={GROUP_LABELS}
        />
        <span className="ml-auto">
          {onRemove !== undefined && onMove !== undefined && (
            <MoveButtons root={acts.root} id={group.id} what="group" onMove={onMove} onRemove={onRemove} />
          )}
        </span>
      </div>
      <ProblemText>{problemAt(acts.problems, path)}</ProblemText>
      {group.conditions.length === 0 && (
        <p className="px-1 text-sm text-ink-2">
          {depth === 0
            ? `No condition yet: every ${model.label.toLowerCase()} meets this filter.`
            : 'No condition yet.'}
        </p>
      )}
      {group.conditions.map((node, index) => {
        const nodePath = `${path}.conditions[${index}]`;
        const move = (to: Move) => acts.change(moveNode(acts.root, node.id, to));
        return (
          <div key={node.id} className="flex min-w-0 flex-col gap-2">
            {index > 0 && (
              <p className="px-1 text-2xs font-semibold text-ink-3 uppercase">{JOINER[group.type]}</p>
            )}
            {node.kind === 'group' ? (
              <GroupEditor
                acts={acts}
                group={node}
                model={model}
                path={nodePath}
                depth={depth + 1}
                onMove={move}
                onRemove={() => remove(node.id)}
              />
            ) : (
              <ConditionRow
                acts={acts}
                node={node}
                model={model}
                path={nodePath}
                onChange={(next) => acts.change(changeNode(acts.root, node.id, () => next))}
                onMove={move}
                onRemove={() => remove(node.id)}
              >
                <RelatedGroup acts={acts} node={node} model={model} path={nodePath} depth={depth} />
              </ConditionRow>
            )}
          </div>
        );
      })}
      <div className="flex flex-wrap gap-2">
        <Button
          id={addId}
          size="sm"
          icon={<Plus aria-hidden="true" />}
          disabled={acts.isFull}
          title={fullWords}
          onClick={() => add(newCondition(field?.name ?? ''))}
        >
          Add condition
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<FolderPlus aria-hidden="true" />}
          disabled={acts.isFull}
          title={fullWords}
          onClick={() => add(newGroup('or', [newCondition(field?.name ?? '')]))}
        >
          Add group
        </Button>
      </div>
    </fieldset>
  );
}

/** The conditions on the record that a field points to. */
function RelatedGroup(
  props: Omit<GroupEditorProps, 'group' | 'onMove' | 'onRemove'> & { node: DraftCondition },
) {
  const { acts, node, model, path, depth } = props;
  const related = acts.setting.resolveModel(findField(model, node.field)?.relation ?? '');
  if (node.related === null || related === undefined) return null;
  return (
    <GroupEditor acts={acts} group={node.related} model={related} path={`${path}[2]`} depth={depth + 1} />
  );
}
