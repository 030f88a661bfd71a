'use client';

import { ChartColumn, Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import type { ChartPoint, ChartSeries } from './chart-points';
import { ChartTable } from './chart-table';

export interface ChartFrameProps<Key extends string> {
  title: string;
  /** What the axis counts: "records per 15 minutes". */
  unit: string;
  /** The chart in a sentence, for whoever does not see it. */
  summary: string;
  series: readonly ChartSeries<Key>[];
  points: readonly ChartPoint<Key>[];
  /** The first column of the table. */
  momentLabel: (at: number) => string;
  /** IANA name, of the times under the axis. */
  timeZone: string;
  /** How the zone is told: "times in Europe/Paris" when left out. */
  zoneWords?: string;
  hasGaps: boolean;
  /** Drawn instead of the chart when there is no point. */
  empty?: ReactNode;
  /** Shown in the table only. */
  tableSeries?: readonly ChartSeries<Key>[];
  /** Stands between the legend and the plot. */
  above?: ReactNode;
  /** More buttons beside the one of the table. */
  actions?: ReactNode;
  /** Of the plot; its height is set here. */
  className?: string;
  children: ReactNode;
}

/** Title, unit, legend and the way to the same numbers as a table, around a plot. */
export function ChartFrame<Key extends string>(props: ChartFrameProps<Key>) {
  const { title, unit, summary, series, points, hasGaps, className, children } = props;
  const [asTable, setAsTable] = useState(false);
  const box = cn('h-60', className);
  return (
    <figure className="flex min-w-0 flex-col gap-3">
      <figcaption className="flex flex-col gap-1">
        <div className="flex items-center justify-between gap-4">
          <span className="min-w-0 font-semibold break-words text-ink">{title}</span>
          <span className="-mr-2.5 flex shrink-0 items-center" data-picture="left-out">
            {!asTable && points.length > 0 && props.actions}
            <Button
              size="sm"
              variant="ghost"
              disabled={points.length === 0}
              icon={asTable ? <ChartColumn aria-hidden="true" /> : <Table2 aria-hidden="true" />}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? 'Show as chart' : 'Show as table'}
            </Button>
          </span>
        </div>
        <span className="text-xs text-ink-3">
          {unit} · {props.zoneWords ?? `times in ${props.timeZone.replaceAll('_', ' ')}`}
        </span>
        <Legend series={series} hasGaps={hasGaps} />
      </figcaption>
      {points.length === 0 && (
        <div className={cn(box, 'grid place-items-center rounded-md bg-surface-2 text-sm text-ink-2')}>
          {props.empty ?? 'Nothing has been recorded for this time yet.'}
        </div>
      )}
      {points.length > 0 && asTable && (
        <ChartTable
          title={title}
          series={[...series, ...(props.tableSeries ?? [])]}
          points={points}
          momentLabel={props.momentLabel}
          className={box}
        />
      )}
      {points.length > 0 && !asTable && props.above}
      {points.length > 0 && !asTable && (
        // An <img> cannot hold the drawing; the role makes one picture of it, told by its summary.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        <div role="img" aria-label={summary} className={cn(box, 'min-w-0')}>
          {children}
        </div>
      )}
    </figure>
  );
}

function Legend<Key extends string>({ series, hasGaps }: Pick<ChartFrameProps<Key>, 'series' | 'hasGaps'>) {
  return (
    <ul className="flex flex-wrap gap-x-3 text-xs text-ink-2">
      {series.map(({ key, label, colour, dashed }) => (
        <li key={key} className="flex items-center gap-1.5">
          {dashed ? (
            <span className="w-3.5 border-t-2 border-dashed" style={{ borderColor: colour }} />
          ) : (
            <span className="size-2.5 rounded-xs" style={{ background: colour }} />
          )}
          {label}
        </li>
      ))}
      {hasGaps && (
        <li className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-xs bg-(--chart-gap) ring-1 ring-line" />
          No data
        </li>
      )}
    </ul>
  );
}
