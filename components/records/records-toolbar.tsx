import { Filter, X } from 'lucide-react';
import { useState } from 'react';
import type { RecordModelView } from '@/lib/domain/api/records';
import { Button } from '../ui/button';
import { SearchField } from '../ui/search-field';
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
        <SearchField
          label="Search records"
          placeholder="Search in all fields"
          value={view.asked.search}
          onChange={view.search}
          // Its neighbours stay together below it.
          className="max-sm:basis-full"
        />
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
