'use client';

import { CircleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import type { OverviewRow } from '@/lib/domain/api/views';
import { goneOf, type Named } from '../console/gone';
import { QueryError } from '../console/query-problem';
import { Input } from '../ui/input';
import { Skeleton } from '../ui/skeleton';
import { formatNumber } from '../ui/number';

export interface QueuePickerProps {
  chosen: readonly string[];
  /** The names of what was chosen before, should it be no more. */
  known?: readonly Named[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}

/** More are found by searching: a longer list helps nobody. */
const SHOWN = 100;
const NOTHING: readonly Named[] = [];

/** Chooses some of the tracked queues. */
export function QueuePicker({ chosen, known = NOTHING, onChange, error }: QueuePickerProps) {
  const query = useLive(queries.overview());
  const [search, setSearch] = useState('');
  const errorId = useId();
  const queues = query.data?.queues ?? [];
  const found = queues.filter((queue) => matches(queue, search));
  const gone = query.data === undefined ? [] : goneOf(chosen, queues, known);
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="flex flex-col gap-1.5" aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 text-sm font-medium text-ink">
        Queues <span className="font-normal text-ink-3">{formatNumber(chosen.length)} chosen</span>
      </legend>
      {/* Of one height from the start: what stands below must not move away when the queues come. */}
      <div className="flex h-60 flex-col gap-1.5">
        {queues.length > 8 && (
          <Input
            aria-label="Search the queues"
            placeholder="Search by name, site or UUID"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="shrink-0"
          />
        )}
        <div className="min-h-0 flex-1 overflow-y-auto rounded-md border">
          {query.data === undefined && query.error === null && <Skeleton className="m-3 h-16" />}
          {query.data === undefined && <QueryError query={query} what="The queues" />}
          {gone.map(({ id, name }) => (
            <QueueChoice
              key={id}
              name={name}
              detail="Not tracked any more"
              isChosen={chosen.includes(id)}
              onToggle={() => toggle(id)}
            />
          ))}
          {query.data && found.length === 0 && (
            <p className="p-3 text-sm text-ink-2">{nothingFound(queues.length > 0, gone.length > 0)}</p>
          )}
          {found.slice(0, SHOWN).map(({ id, name, site, queueUuid }) => (
            <QueueChoice
              key={id}
              name={name}
              detail={`${site.name} · ${queueUuid}`}
              isChosen={chosen.includes(id)}
              onToggle={() => toggle(id)}
            />
          ))}
        </div>
        {found.length > SHOWN && (
          <p className="text-xs text-ink-3">{found.length - SHOWN} more: search to find them.</p>
        )}
      </div>
      {error && (
        <p id={errorId} role="alert" className="flex items-start gap-1.5 text-xs text-danger-ink">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface QueueChoiceProps {
  name: string;
  detail: string;
  isChosen: boolean;
  onToggle: () => void;
}

function QueueChoice({ name, detail, isChosen, onToggle }: QueueChoiceProps) {
  return (
    <label className="grid cursor-pointer grid-cols-[auto_1fr] gap-x-2.5 border-b px-3 py-2 last:border-b-0 hover:bg-surface-2">
      <input type="checkbox" className="mt-1 size-4 accent-accent" checked={isChosen} onChange={onToggle} />
      <span className="text-sm font-medium text-ink">{name}</span>
      <span className="col-start-2 truncate text-xs text-ink-3">{detail}</span>
    </label>
  );
}

function nothingFound(areThereQueues: boolean, areSomeGone: boolean): string {
  if (areThereQueues) return 'No queue matches. Change the search.';
  return areSomeGone
    ? 'No other queue is tracked now. Connect a site to choose more.'
    : 'No queue is tracked yet. Connect a site first.';
}

function matches(queue: OverviewRow, search: string): boolean {
  const text = `${queue.name} ${queue.site.name} ${queue.queueUuid}`.toLowerCase();
  return text.includes(search.trim().toLowerCase());
}
