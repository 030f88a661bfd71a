import type { ReactNode } from 'react';
import { HEALTH_STATES, type HealthState } from '@/lib/domain/health';
import { HEALTH } from '../queues/health';
import { cn } from '../ui/cn';
import { Age } from '../ui/duration';
import { formatNumber, NumberText } from '../ui/number';
import type { Total, Totals } from './arrange';

/** All queues summed, above the list. */
export function OverviewTotals({ totals }: { totals: Totals }) {
  return (
    <dl className="grid shrink-0 grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-4 lg:grid-cols-5">
      <Figure term="Queues" className="max-lg:hidden">
        <NumberText value={totals.queues} />
      </Figure>
      <Figure term="Queued" note={noteOf(totals.queued)}>
        <TotalText total={totals.queued} />
      </Figure>
      <Figure term="Processing" note={noteOf(totals.processing)}>
        <TotalText total={totals.processing} />
      </Figure>
      <Figure term="Open jobs">
        <NumberText value={totals.openJobs} />
      </Figure>
      <Figure term="Oldest waiting">
        {totals.oldestTriggeredAt === null ? (
          <NumberText value={null} reason="Nothing is known to be waiting" />
        ) : (
          <Age since={totals.oldestTriggeredAt} coarse />
        )}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  term: string;
  note?: string | undefined;
  className?: string;
  children: ReactNode;
}

function Figure({ term, note, className, children }: FigureProps) {
  return (
    <div className={cn('bg-surface px-4 py-3 max-sm:px-3 max-sm:py-2', className)}>
      <dt className="truncate text-xs text-ink-3">{term}</dt>
      <dd className="figures flex flex-wrap items-baseline gap-x-2 text-xl font-semibold tracking-tight text-ink max-sm:text-lg">
        {children}
        {note && (
          <span className="text-xs font-normal tracking-normal whitespace-nowrap text-ink-3">{note}</span>
        )}
      </dd>
    </div>
  );
}

function TotalText({ total }: { total: Total }) {
  return (
    <NumberText
      value={total.value}
      reason="No queue’s count is known"
      {...(total.atLeast || total.unknown > 0 ? { prefix: '≥ ' } : {})}
    />
  );
}

function noteOf({ unknown }: Total): string | undefined {
  return unknown === 0 ? undefined : `${formatNumber(unknown)} not known`;
}

export interface HealthFilterProps {
  counts: Totals['health'];
  chosen: readonly HealthState[];
  onToggle: (state: HealthState) => void;
}

/** How many queues are in which state; a press shows only those. */
export function HealthFilter({ counts, chosen, onToggle }: HealthFilterProps) {
  return (
    <fieldset className="flex min-w-0 gap-1.5 max-sm:-mx-4 max-sm:max-w-[100vw] max-sm:overflow-x-auto max-sm:px-4 max-sm:py-0.5 max-sm:[scrollbar-width:none] sm:flex-wrap">
      <legend className="sr-only">Show only queues that are</legend>
      {HEALTH_STATES.map((state) => {
        const { word, Icon, ink, soft } = HEALTH[state];
        const pressed = chosen.includes(state);
        return (
          <button
            key={state}
            type="button"
            aria-pressed={pressed}
            disabled={counts[state] === 0 && !pressed}
            onClick={() => onToggle(state)}
            className={cn(
              'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border bg-surface px-2.5 text-xs font-medium text-ink-2 transition-colors enabled:hover:bg-surface-2 disabled:text-ink-3 pointer-coarse:h-10 [&_svg]:size-3.5',
              pressed && cn(soft, ink, 'border-current enabled:hover:bg-transparent'),
            )}
          >
            <Icon className={counts[state] === 0 ? 'text-ink-3' : ink} aria-hidden="true" />
            {word}
            <span className="figures">{formatNumber(counts[state])}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
