import { X } from 'lucide-react';
import { IconButton } from '../ui/icon-button';

export interface NameChipsProps {
  /** Of the whole list, for those who do not see it. */
  label: string;
  names: readonly string[];
  /** What the button of a name says: `Remove the value granted`. */
  removeLabel: (name: string) => string;
  onRemove: (name: string) => void;
}

/** What is chosen, each with the way to let it go; nothing while nothing is. */
export function NameChips({ label, names, removeLabel, onRemove }: NameChipsProps) {
  if (names.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5">
      {names.map((name) => (
        <li
          key={name}
          className="inline-flex max-w-full items-center gap-0.5 rounded-full bg-accent-soft py-0.5 pr-0.5 pl-2.5 text-xs font-medium text-accent-ink"
        >
          <span className="min-w-0 truncate" dir="auto">
            {name}
          </span>
          <IconButton
            label={removeLabel(name)}
            size="sm"
            className="size-5 rounded-full"
            onClick={() => onRemove(name)}
          >
            <X aria-hidden="true" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
