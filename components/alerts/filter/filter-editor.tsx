'use client';

import { useState } from 'react';
import type { FieldProblem } from '@/lib/domain/errors';
import { Callout } from '../../ui/callout';
import { BasicFilter } from './basic-filter';
import { FilterBuilder } from './filter-builder';
import { switchMode, type FilterDraft, type FilterMode, type FilterSetting } from './filter-draft';
import { JsonFilter } from './json-filter';

const MODES: readonly { mode: FilterMode; label: string }[] = [
  { mode: 'basic', label: 'Basic' },
  { mode: 'advanced', label: 'Advanced' },
  { mode: 'json', label: 'JSON' },
];

export interface FilterEditorProps {
  draft: FilterDraft;
  setting: FilterSetting;
  problems: readonly FieldProblem[];
  /** How often Save was pressed. */
  saves: number;
  onChange: (draft: FilterDraft) => void;
}

/** The filter in one of three ways of writing the same language, and the way between them. */
export function FilterEditor({ draft, setting, problems, saves, onChange }: FilterEditorProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = (next: FilterDraft) => {
    setRefusal(null);
    onChange(next);
  };
  const choose = (mode: FilterMode) => {
    const switched = switchMode(draft, mode, setting);
    if (switched.ok) change(switched.draft);
    else setRefusal(`The filter stays as it is. ${switched.reason}`);
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2.5">
      <legend className="mb-1.5 text-sm font-medium text-ink">
        Filter <span className="ml-0.5 text-xs font-normal text-ink-3">optional</span>
      </legend>
      <fieldset
        aria-label="Way to write the filter"
        className="inline-flex self-start rounded-md border bg-surface p-0.5"
      >
        {MODES.map(({ mode, label }) => (
          <button
            key={mode}
            type="button"
            aria-pressed={draft.mode === mode}
            onClick={() => choose(mode)}
            className="h-7 rounded-sm px-3 text-sm text-ink-2 hover:text-ink aria-pressed:bg-surface-3 aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-9"
          >
            {label}
          </button>
        ))}
      </fieldset>
      <output className="empty:hidden">
        {refusal !== null && <Callout tone="warning">{refusal}</Callout>}
      </output>
      {draft.mode === 'basic' && (
        <BasicFilter
          model={setting.model}
          lines={draft.lines}
          problems={problems}
          saves={saves}
          onChange={(lines) => change({ mode: 'basic', lines })}
        />
      )}
      {draft.mode === 'advanced' && (
        <FilterBuilder
          root={draft.root}
          setting={setting}
          problems={problems}
          onChange={(root) => change({ mode: 'advanced', root })}
        />
      )}
      {draft.mode === 'json' && (
        <JsonFilter
          text={draft.text}
          problems={problems}
          onChange={(text) => change({ mode: 'json', text })}
        />
      )}
    </fieldset>
  );
}
