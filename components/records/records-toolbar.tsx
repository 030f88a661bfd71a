import { Filter, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RecordModelView } from '@/lib/domain/api/records';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { ColumnsMenu } from './columns-menu';
import { FilterPanel } from './filter-panel';
import type { RecordsView } from './use-records-view';

export interface RecordsToolbarProps {
  model: RecordModelView;
  view: RecordsView;
  /** What the server says of the filter; null when it took it. */
  refusal: string | null;
}

/** Search, filter and columns of a list of records. */
export function RecordsToolbar({ model, view, refusal }: RecordsToolbarProps) {
  const { filter } = view.asked;
  const [isOpen, setOpen] = useState(filter !== '');
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField value={view.asked.search} onChange={view.search} />
        <Button icon={<Filter aria-hidden="true" />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {filter === '' ? 'Filter' : 'Filter on'}
        </Button>
        <ColumnsMenu model={model} chosen={view.columns} onChoose={view.chooseColumns} />
        {view.isNarrowed && (
          <Button variant="ghost" icon={<X aria-hidden="true" />} onClick={view.clear}>
            Clear
          </Button>
        )}
      </div>
      {isOpen && (
        // Another filter that came from outside (the back button) begins the form anew.
        <FilterPanel
          key={filter}
          model={model}
          filter={filter}
          refusal={refusal}
          onApply={view.chooseFilter}
        />
      )}
    </div>
  );
}

const PAUSE_MS = 250;

/** Searches when the typing pauses; what is in the field is the person's until then. */
function SearchField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed by itself: the back button, or Clear.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setKnown(text.trim());
      onChange(text.trim());
    }, PAUSE_MS);
  };
  return (
    <div className="relative min-w-40 flex-1 sm:w-80 sm:flex-none">
      <Search
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-ink-3"
        aria-hidden="true"
      />
      <Input
        type="search"
        aria-label="Search records"
        placeholder="Search in all fields"
        maxLength={200}
        value={typed}
        onChange={(event) => type(event.target.value)}
        className="pl-8"
      />
    </div>
  );
}
