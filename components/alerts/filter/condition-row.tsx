'use client';

import type { ReactNode } from 'react';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { findField } from '@/lib/domain/find-field';
import { Select } from '../../ui/select';
import type { BuilderActs } from './builder-acts';
import { newGroup, type DraftCondition, type Move } from './filter-tree';
import { MoveButtons } from './move-buttons';
import { OperandInput } from './operand-input';
import { operatorChoices, shapeOf } from './operator-choices';
import { problemAt } from './path-problems';
import { ProblemText } from './problem-text';

export interface ConditionRowProps {
  acts: BuilderActs;
  node: DraftCondition;
  model: ModelDefinition;
  path: string;
  onChange: (node: DraftCondition) => void;
  onMove: (move: Move) => void;
  onRemove: () => void;
  /** The conditions on the related model, when the operator joins one. */
  children: ReactNode;
}

/** One condition: a field, an operator it can be asked, and the input that fits. */
export function ConditionRow(props: ConditionRowProps) {
  const { acts, node, model, path, onChange } = props;
  const field = findField(model, node.field);
  const choices = field === undefined ? [] : operatorChoices(field);
  const problem = readable(node, problemAt(acts.problems, path));
  return (
    <div className="flex min-w-0 flex-col gap-1.5 rounded-md border bg-surface p-2">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
          <Select
            aria-label="Field"
            className="w-full sm:w-56"
            value={node.field}
            onChange={(name) => onChange(withField(node, model, name))}
            options={fieldOptions(model, node.field)}
          />
          <Select
            aria-label="Operator"
            className="w-full sm:w-52"
            value={node.operator}
            onChange={(operator) => onChange(withOperator(node, operator))}
            options={choices}
          />
          {field !== undefined && node.related === null && (
            <OperandInput
              model={model}
              field={field}
              shape={shapeOf(node.operator)}
              label={`Value for ${node.field}`}
              value={node.operand}
              onChange={(operand) => onChange({ ...node, operand })}
              invalid={problem !== undefined}
            />
          )}
        </div>
        <MoveButtons
          root={acts.root}
          id={node.id}
          what="condition"
          onMove={props.onMove}
          onRemove={props.onRemove}
        />
      </div>
      <ProblemText>{problem}</ProblemText>
      {props.children}
    </div>
  );
}

/** An input that was left empty is said as such, and not in the words of the language. */
function readable(node: DraftCondition, problem: string | undefined): string | undefined {
  const shape = shapeOf(node.operator);
  const ends = shape === 'range' || shape === 'years' ? node.operand.split(',') : [node.operand];
  const isLeftEmpty = ends.length > 2 ? false : ends.some((end) => end.trim() === '');
  if (problem === undefined || !isLeftEmpty || shape === 'none' || shape === 'group') return problem;
  if (ends.length === 2 || shape === 'range') return 'Give both ends of the range.';
  return 'Give a value here. To ask for empty fields, choose “is empty”.';
}

/** Another field keeps the operator where it can be asked of it too; the operand was the other field's. */
function withField(node: DraftCondition, model: ModelDefinition, name: string): DraftCondition {
  const field = findField(model, name);
  const choices = field === undefined ? [] : operatorChoices(field);
  const isKept = choices.some((choice) => choice.value === node.operator) && node.related === null;
  return { ...node, field: name, operator: isKept ? node.operator : 'eq', operand: '', related: null };
}

function withOperator(node: DraftCondition, operator: string): DraftCondition {
  const shape = shapeOf(operator);
  const isSame = shape === shapeOf(node.operator);
  return {
    ...node,
    operator,
    operand: isSame ? node.operand : '',
    related: isRelated(shape) ? (node.related ?? newGroup()) : null,
  };
}

function isRelated(shape: string): boolean {
  return shape === 'group';
}

/** A field that is written and does not exist any more stays visible, so that it can be replaced. */
function fieldOptions(model: ModelDefinition, chosen: string) {
  const options = model.fields.map(({ name }) => ({ value: name, label: name }));
  return options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: chosen }];
}
