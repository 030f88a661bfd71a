'use client';

import { Search, X } from 'lucide-react';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { Kbd } from '../ui/kbd';
import { Select } from '../ui/select';
import type { OverviewSummary } from './summary';
import { SortChoice } from './sort-choice';
import { HealthFilter } from './totals';
import type { OverviewViewState } from './use-overview-view';

const ALL = 'all';
const FILTER = 'w-40 max-sm:w-32 max-sm:flex-1';

export interface ToolbarProps {
  view: OverviewViewState;
  /** Of all queues. */
  summary: OverviewSummary;
}

/** Search, filters and order of the overview. */
export function OverviewToolbar({ view, summary }: ToolbarProps) {
  const { models, sites, totals } = summary;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField value={view.wanted.search} onChange={view.search} />
      <SortChoice view={view} className="w-40" />
      {models.length > 1 && (
        <Select
          aria-label="Model"
          className={FILTER}
          value={view.wanted.model ?? ALL}
          onChange={(value) => view.chooseModel(value === ALL ? null : value)}
          options={[{ value: ALL, label: 'All models' }, ...models]}
        />
      )}
      {sites.length > 1 && (
        <Select
          aria-label="Site"
          className={FILTER}
          value={view.wanted.site ?? ALL}
          onChange={(value) => view.chooseSite(value === ALL ? null : value)}
          options={[{ value: ALL, label: 'All sites' }, ...sites]}
        />
      )}
      <HealthFilter counts={totals.health} chosen={view.wanted.health} onToggle={view.toggleHealth} />
      {view.narrowed && (
        <Button variant="ghost" icon={<X aria-hidden="true" />} onClick={view.clear}>
          Clear
        </Button>
      )}
    </div>
  );
}

interface SearchFieldProps {
  value: string;
  onChange: (text: string) => void;
}

function SearchField({ value, onChange }: SearchFieldProps) {
  return (
    <div className="relative min-w-40 flex-1 sm:w-72 sm:flex-none">
      <Search
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-ink-3"
        aria-hidden="true"
      />
      <Input
        type="search"
        aria-label="Search queues"
        placeholder="Search queues"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="peer pl-8 sm:pr-8"
      />
      <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center peer-focus:hidden peer-[:not(:placeholder-shown)]:hidden max-sm:hidden">
        <Kbd>/</Kbd>
      </span>
    </div>
  );
}
