'use client';

import dynamic from 'next/dynamic';
import { useMemo, type ReactNode } from 'react';
import { describeRecords } from '@/lib/domain/durations';
import { formatNumber } from '../ui/number';
import { ChartFrame } from './chart-frame';
import { gapsOf, withMissingBuckets, type ChartPoint, type ChartSeries } from './chart-points';
import { momentLabel } from './chart-time';
import { PlotSkeleton } from './plot-skeleton';
import { useChartZone } from './use-chart-zone';

const BacklogPlot = dynamic(() => import('./backlog-plot').then((module) => module.BacklogPlot), {
  ssr: false,
  loading: PlotSkeleton,
});

type Key = 'queued' | 'processing';
export type BacklogPoint = ChartPoint<Key>;

/** Processing at the bottom: it is what an open job holds; what waits behind it stands on top. */
const SERIES: readonly ChartSeries<Key>[] = [
  { key: 'processing', label: 'Processing', colour: 'var(--chart-2)' },
  { key: 'queued', label: 'Queued', colour: 'var(--chart-1)' },
];
const KEYS = SERIES.map(({ key }) => key);
const emptyPoint = (at: number): BacklogPoint => ({ at, queued: null, processing: null });

export interface BacklogChartProps {
  /** Oldest first; `at` in epoch milliseconds. Null, and a missing sample, mean no data. */
  points: readonly BacklogPoint[];
  /** The usual time between two samples. */
  bucketMs: number;
  /** IANA name; the viewer's own unless told. */
  timeZone?: string;
  title?: string;
  empty?: ReactNode;
  className?: string;
}

/** How many records waited and how many were out with a job, over time. */
export function BacklogChart({ bucketMs, title = 'Backlog', empty, className, ...props }: BacklogChartProps) {
  const timeZone = useChartZone(props.timeZone);
  const points = useMemo(
    () => withMissingBuckets(props.points, bucketMs, emptyPoint),
    [props.points, bucketMs],
  );
  // Between samples nothing is known either, so a stretch reaches from the last sample to the next.
  const gaps = useMemo(
    () => gapsOf(points, KEYS).map(({ from, to }) => ({ from: from - bucketMs, to: to + bucketMs })),
    [points, bucketMs],
  );
  const label = (at: number) => momentLabel(at, timeZone);
  return (
    <ChartFrame
      title={title}
      unit="records"
      summary={`${title}: ${describe(points)}`}
      series={SERIES}
      points={points}
      momentLabel={label}
      timeZone={timeZone}
      hasGaps={gaps.length > 0}
      empty={empty}
      {...(className === undefined ? {} : { className })}
    >
      <BacklogPlot points={points} series={SERIES} gaps={gaps} timeZone={timeZone} label={label} />
    </ChartFrame>
  );
}

function describe(points: readonly BacklogPoint[]): string {
  const totals = points.map(({ queued, processing }) =>
    queued === null && processing === null ? null : (queued ?? 0) + (processing ?? 0),
  );
  const known = totals.filter((total) => total !== null);
  const last = known.at(-1);
  if (last === undefined) return 'no data.';
  const peak = known.reduce((most, total) => Math.max(most, total), 0);
  return `${describeRecords(last)} at the end, ${formatNumber(peak)} at most.`;
}
