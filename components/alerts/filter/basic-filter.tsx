'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { FieldProblem } from '@/lib/domain/errors';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { findField } from '@/lib/domain/find-field';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Select } from '../../ui/select';
import { NameChips } from '../name-chips';
import { newLine, type BasicLine } from './filter-draft';
import { OperandInput } from './operand-input';
import { ProblemText } from './problem-text';

export interface BasicFilterProps {
  model: ModelDefinition;
  lines: readonly BasicLine[];
  onChange: (lines: readonly BasicLine[]) => void;
  problems: readonly FieldProblem[];
  /** How often Save was pressed. */
  saves: number;
}

/** Equality only: several values of one field OR together, fields AND together. */
export function BasicFilter({ model, lines, onChange, problems, saves }: BasicFilterProps) {
  const added = useAddedLine(saves);
  const free = model.fields.filter((field) => !lines.some((line) => line.field === field.name));
  const change = (id: string, next: Partial<BasicLine>) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, ...next } : line)));
  return (
    <div className="flex flex-col gap-2">
      {lines.length === 0 && (
        <p className="rounded-md border border-dashed px-3 py-4 text-sm text-ink-2">
          No filter: every {model.label.toLowerCase()} meets it. Add a field to narrow it.
        </p>
      )}
      {lines.map((line, index) => (
        <div
          key={line.id}
          className="rounded-md border bg-surface-2 p-2.5"
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) added.leave(line.id);
          }}
        >
          {index > 0 && <p className="mb-1.5 text-2xs font-semibold text-ink-3 uppercase">and</p>}
          <BasicLineEditor
            model={model}
            line={line}
            onField={(field) => change(line.id, { field, values: [] })}
            onValues={(values) => change(line.id, { values })}
            onRemove={() => onChange(lines.filter((other) => other.id !== line.id))}
            taken={(name) => lines.some((other) => other.id !== line.id && other.field === name)}
            problems={
              added.is(line)
                ? []
                : problems.filter(({ path }) => isWithin(path, `filter.conditions[${index}]`))
            }
          />
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          disabled={free.length === 0}
          onClick={() => {
            const line = newLine(firstChoice(free)?.name ?? '');
            added.add(line.id);
            onChange([...lines, line]);
          }}
        >
          Add field
        </Button>
      </div>
    </div>
  );
}

/** The line that was just added: it is not wrong before it was left, or Save was pressed. */
function useAddedLine(saves: number) {
  const [added, setAdded] = useState({ id: '', saves });
  return {
    is: (line: BasicLine) => line.id === added.id && line.values.length === 0 && added.saves === saves,
    add: (id: string) => setAdded({ id, saves }),
    leave: (id: string) => {
      if (id === added.id) setAdded({ id: '', saves });
    },
  };
}

interface BasicLineEditorProps {
  model: ModelDefinition;
  line: BasicLine;
  onField: (field: string) => void;
  onValues: (values: readonly string[]) => void;
  onRemove: () => void;
  taken: (field: string) => boolean;
  problems: readonly FieldProblem[];
}

function BasicLineEditor({
  model,
  line,
  onField,
  onValues,
  onRemove,
  taken,
  problems,
}: BasicLineEditorProps) {
  const [typed, setTyped] = useState('');
  const field = findField(model, line.field);
  const add = (value: string) => {
    if (value !== '' && !line.values.includes(value)) onValues([...line.values, value]);
    setTyped('');
  };
  const isChosen = field?.type === 'boolean' || (line.field === 'state' && model.states.length > 0);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
          <Select
            aria-label="Field"
            className="w-full sm:w-60"
            value={line.field}
            onChange={onField}
            options={model.fields.map(({ name }) => ({ value: name, label: name, disabled: taken(name) }))}
          />
          <span className="text-sm text-ink-2">{line.values.length > 1 ? 'is any of' : 'is'}</span>
          {field !== undefined && (
            <span className="flex min-w-40 flex-1 items-center gap-1.5">
              <OperandInput
                model={model}
                field={field}
                shape="value"
                label={`Value of ${line.field}`}
                value={typed}
                onChange={isChosen ? add : setTyped}
                onEnter={() => add(typed)}
                invalid={problems.length > 0}
              />
              {!isChosen && (
                <Button size="sm" disabled={typed === ''} onClick={() => add(typed)}>
                  Add value
                </Button>
              )}
            </span>
          )}
        </div>
        <IconButton label={`Remove ${line.field}`} size="sm" onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
      <NameChips
        label={`Values of ${line.field}`}
        names={line.values}
        removeLabel={(value) => `Remove the value ${value}`}
        onRemove={(value) => onValues(line.values.filter((other) => other !== value))}
      />
      {problems.length > 0 && (
        <ProblemText>
          {line.values.length === 0
            ? 'Add a value, or remove this field.'
            : problems.map(({ message }) => message).join(' ')}
        </ProblemText>
      )}
    </div>
  );
}

/** The field most filters are about, when it is free. */
function firstChoice(free: ModelDefinition['fields']) {
  return free.find((field) => field.name === 'state') ?? free[0];
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}
