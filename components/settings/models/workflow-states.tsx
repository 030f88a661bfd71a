'use client';

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { describeRecords } from '@/lib/domain/durations';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { IconButton } from '../../ui/icon-button';
import { Input } from '../../ui/input';
import { addState, removeState, shiftState, stateProblem, type WorkflowDraft } from './workflow-draft';

export interface StateUse {
  name: string;
  records: number;
  alerts: readonly string[];
}

export interface WorkflowStatesProps {
  draft: WorkflowDraft;
  uses: readonly StateUse[];
  onChange: (draft: WorkflowDraft) => void;
}

/** The states in their order. One that records are in, or an alert waits for, says so and stays. */
export function WorkflowStates({ draft, uses, onChange }: WorkflowStatesProps) {
  return (
    <section aria-label="States" className="min-w-0">
      <h3 className="text-sm font-semibold text-ink">States</h3>
      <ol className="mt-2 divide-y divide-line rounded-lg border">
        {draft.states.map((name, index) => (
          <StateItem
            key={name}
            name={name}
            isFirst={index === 0}
            isLast={index === draft.states.length - 1}
            keeps={whatKeeps(uses.find((use) => use.name === name))}
            onShift={(by) => onChange(shiftState(draft, name, by))}
            onRemove={() => onChange(removeState(draft, name))}
          />
        ))}
      </ol>
      <AddState draft={draft} onChange={onChange} />
    </section>
  );
}

interface StateItemProps {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  /** Why it cannot be removed; null when it can. */
  keeps: string | null;
  onShift: (by: -1 | 1) => void;
  onRemove: () => void;
}

function StateItem({ name, isFirst, isLast, keeps, onShift, onRemove }: StateItemProps) {
  return (
    <li className="flex items-center gap-1 py-1 pr-1 pl-3">
      <div className="min-w-0 flex-1">
        <span className="font-mono text-xs break-all text-ink">{name}</span>
        {isFirst && <Badge className="ml-2">first</Badge>}
        {keeps && <p className="text-xs text-ink-3">{keeps}</p>}
      </div>
      <IconButton label={`Move ${name} up`} size="sm" disabled={isFirst} onClick={() => onShift(-1)}>
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton label={`Move ${name} down`} size="sm" disabled={isLast} onClick={() => onShift(1)}>
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <IconButton
        label={`Remove ${name}`}
        size="sm"
        disabled={keeps !== null || (isFirst && isLast)}
        onClick={onRemove}
      >
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  );
}

function AddState({ draft, onChange }: Omit<WorkflowStatesProps, 'uses'>) {
  const [name, setName] = useState('');
  const typed = name.trim();
  const problem = typed === '' ? null : stateProblem(draft, typed);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (typed === '' || problem !== null) return;
    onChange(addState(draft, typed));
    setName('');
  };
  return (
    <form method="post" onSubmit={add} noValidate className="mt-3 flex items-start gap-2">
      <Field label="Another state" className="min-w-0 flex-1" error={problem ?? undefined}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="under_review"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
          />
        )}
      </Field>
      <Button
        type="submit"
        className="mt-6.5"
        disabled={typed === '' || problem !== null}
        icon={<Plus aria-hidden="true" />}
      >
        Add
      </Button>
    </form>
  );
}

function whatKeeps(use: StateUse | undefined): string | null {
  if (use === undefined) return null;
  const reasons = [
    ...(use.records > 0 ? [describeRecords(use.records)] : []),
    ...use.alerts.map((alert) => `alert “${alert}”`),
  ];
  return reasons.length === 0 ? null : `In use: ${reasons.join(', ')}`;
}
