/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- a combobox as the ARIA practices describe it: no tag of HTML can search a server while one types. */
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { useLive } from '@/lib/client/queries';
import { recordQueries } from '@/lib/client/queries/records';
import { cn } from '../ui/cn';
import type { FieldControlProps } from '../ui/field';
import { Input } from '../ui/input';

export interface RelationInputProps {
  control: FieldControlProps;
  /** The model that is pointed to. */
  model: string;
  /** The id of the record; empty for none. */
  value: string;
  onChange: (id: string) => void;
  /** What the record is called, when the page knows. */
  knownTitle: string | undefined;
}

interface Choice {
  id: number;
  title: string | null;
}

/** Chooses a record by its name or its id. An id that no record has may be typed too: records arrive in any order. */
export function RelationInput({ control, model, value, onChange, knownTitle }: RelationInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [active, setActive] = useState(0);
  const listId = useId();
  const search = useDeferredValue(typed ?? '');
  const isOpen = typed !== null;
  const query = useLive(recordQueries.lookup(model, search.trim()), isOpen);
  const matches = query.data?.matches ?? [];
  const title = chosen !== null && String(chosen.id) === value ? chosen.title : knownTitle;

  const choose = (match: Choice) => {
    setChosen(match);
    setTyped(null);
    onChange(String(match.id));
  };
  const type = (text: string) => {
    setTyped(text);
    setActive(0);
    // What is typed counts as an id, so that nothing has to be chosen from the list; any other text waits for a choice.
    if (text.trim() === '' || /^\d+$/.test(text.trim())) onChange(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!isOpen) setTyped('');
      else setActive((active + step + matches.length) % Math.max(1, matches.length));
    }
    const match = matches[active];
    if (event.key === 'Enter' && isOpen && match) {
      event.preventDefault();
      choose(match);
    }
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setTyped(null);
    }
  };
  return (
    <div className="relative">
      <Input
        {...control}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(isOpen && matches[active] ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
        autoComplete="off"
        placeholder="Search by name or ID"
        value={
          typed ??
          (value === '' ? '' : title === undefined || title === null ? `#${value}` : `${title} (#${value})`)
        }
        onFocus={(event) => event.target.select()}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <ul
          id={listId}
          role="listbox"
          aria-label="Records found"
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-lg bg-surface p-1 text-sm shadow-overlay"
        >
          {matches.map((match, index) => (
            // The field keeps the focus and takes the keys; this is for the mouse.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={match.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={cn(
                'flex min-h-8 cursor-default items-center justify-between gap-3 rounded-md px-2 pointer-coarse:min-h-10',
                index === active && 'bg-surface-3',
              )}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(match)}
            >
              <span className="truncate">{match.title ?? 'Without a name'}</span>
              <span className="figures shrink-0 text-ink-3">#{match.id}</span>
            </li>
          ))}
          {matches.length === 0 && (
            <li role="option" aria-selected="false" aria-disabled="true" className="px-2 py-1.5 text-ink-3">
              {query.isPending
                ? 'Searching…'
                : query.error
                  ? 'The search failed. Type an ID.'
                  : 'No record has this name or ID.'}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
