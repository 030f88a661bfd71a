'use client';

import { useState } from 'react';
import { Input } from '../../ui/input';

export interface Choice {
  value: string;
  /** What is shown beside the name, smaller. */
  detail?: string;
}

export interface ChoiceSection {
  /** Null for the model's own. */
  heading: string | null;
  choices: readonly Choice[];
}

export interface NameChecksProps {
  label: string;
  sections: readonly ChoiceSection[];
  chosen: readonly string[];
  onToggle: (value: string, isChosen: boolean) => void;
  /** No more may be chosen. */
  isFull?: boolean;
}

/** Names to tick, with a field to find them by: for lists of up to some hundreds. */
export function NameChecks({ label, sections, chosen, onToggle, isFull = false }: NameChecksProps) {
  const [sought, setSought] = useState('');
  const isSought = ({ value }: Choice) => value.toLowerCase().includes(sought.trim().toLowerCase());
  const shown = sections
    .map((section) => ({ ...section, choices: section.choices.filter(isSought) }))
    .filter((section) => section.choices.length > 0);
  const total = sections.reduce((sum, section) => sum + section.choices.length, 0);
  return (
    <div className="rounded-md border bg-surface">
      {total > 12 && (
        <div className="border-b p-2">
          <Input
            aria-label={`Find in ${label}`}
            placeholder={`Find among ${total}…`}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </div>
      )}
      <fieldset
        aria-label={label}
        // Focusable, so that the keyboard can scroll it while no box in it has the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="focus-inset max-h-68 overflow-y-auto p-1"
      >
        {shown.length === 0 && <p className="px-2 py-3 text-sm text-ink-2">Nothing is called like that.</p>}
        {shown.map((section) => (
          <div key={section.heading ?? ''}>
            {section.heading !== null && (
              <p className="px-2 pt-2 pb-1 text-xs font-medium text-ink-3">{section.heading}</p>
            )}
            {section.choices.map((choice) => (
              <Check
                key={choice.value}
                choice={choice}
                isChosen={chosen.includes(choice.value)}
                isFull={isFull}
                onToggle={onToggle}
              />
            ))}
          </div>
        ))}
      </fieldset>
    </div>
  );
}

interface CheckProps {
  choice: Choice;
  isChosen: boolean;
  isFull: boolean;
  onToggle: NameChecksProps['onToggle'];
}

function Check({ choice: { value, detail }, isChosen, isFull, onToggle }: CheckProps) {
  return (
    <label className="flex min-h-8 items-center gap-2.5 rounded-sm px-2 text-sm hover:bg-surface-2 has-disabled:opacity-55 pointer-coarse:min-h-10">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={isFull && !isChosen}
        onChange={(event) => onToggle(value, event.target.checked)}
        className="size-4 shrink-0 accent-(--accent)"
      />
      <span className="min-w-0 flex-1 break-words">{value}</span>{' '}
      {detail !== undefined && <span className="shrink-0 text-xs text-ink-3">{detail}</span>}
    </label>
  );
}
