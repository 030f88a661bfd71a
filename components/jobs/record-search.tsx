'use client';

import { Search, SearchX } from 'lucide-react';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Input } from '../ui/input';

/** The field to search the records of a job by. */
export function SearchRecords({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <div className="relative w-full sm:w-80">
      <Search
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-ink-3"
        aria-hidden="true"
      />
      <Input
        type="search"
        aria-label="Search records"
        placeholder="Search in all fields"
        className="pl-8"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** No record holds what was searched for. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No record matches"
      actions={<Button onClick={onClear}>Show all records</Button>}
    />
  );
}
