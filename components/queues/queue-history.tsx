'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { cn } from '../ui/cn';
import { QueueCharts } from './queue-charts';

const RANGES = { '1h': 1, '6h': 6, '24h': 24, '3d': 72, '7d': 168, '30d': 720 } as const;
const NAMES = ['1h', '6h', '24h', '3d', '7d', '30d'] as const;
const LABELS = {
  '1h': '1 h',
  '6h': '6 h',
  '24h': '24 h',
  '3d': '3 d',
  '7d': '7 d',
  '30d': '30 d',
} as const;

/** Throughput and backlog of a queue over a range that is kept in the address. */
export function QueueHistory({ id }: { id: string }) {
  const [range, setRange] = useQueryState(
    'range',
    parseAsStringLiteral(NAMES).withDefault('24h').withOptions({ history: 'replace' }),
  );
  return (
    <>
      <fieldset className="inline-flex self-start rounded-md border bg-surface p-0.5">
        <legend className="sr-only">Range</legend>
        {NAMES.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={range === name}
            onClick={() => void setRange(name)}
            className={cn(
              'h-7 rounded-sm px-3 text-xs font-medium text-ink-2 hover:text-ink pointer-coarse:h-10',
              'aria-pressed:bg-surface-3 aria-pressed:text-ink',
            )}
          >
            {LABELS[name]}
          </button>
        ))}
      </fieldset>
      <QueueCharts id={id} hours={RANGES[range]} full />
    </>
  );
}
