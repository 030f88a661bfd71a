import type { ReactNode } from 'react';
import { cn } from './cn';

export interface Definition {
  term: string;
  /** Text or elements; `null` draws a dash. */
  value: ReactNode;
}

export interface DefinitionListProps {
  items: readonly Definition[];
  /** `rows`: term beside value. `stack`: term above value, in as many columns as fit. */
  layout?: 'rows' | 'stack';
  className?: string;
}

/** Facts by name. */
export function DefinitionList({ items, layout = 'rows', className }: DefinitionListProps) {
  const stack = layout === 'stack';
  return (
    <dl
      className={cn(
        stack
          ? 'grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-x-6 gap-y-4'
          : 'divide-y divide-line',
        className,
      )}
    >
      {items.map(({ term, value }) => (
        <div
          key={term}
          className={stack ? 'min-w-0' : 'grid gap-x-6 py-2 sm:grid-cols-[min(12rem,30%)_minmax(0,1fr)]'}
        >
          <dt className={cn('text-ink-3', stack ? 'text-xs' : 'text-sm')}>{term}</dt>
          <dd className="min-w-0 text-sm break-words text-ink">
            {value ?? <span className="text-ink-3">—</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
