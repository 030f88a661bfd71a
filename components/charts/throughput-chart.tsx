'use client';

import { useMemo, type ReactNode } from 'react';
import { formatNumber } from '../ui/number';
import { ChartFrame } from './chart-frame';
import { gapsOf, sumOf, withMissingBuckets, type ChartPoint, type ChartSeries } from './chart-points';
import { bucketLabel, bucketName } from './chart-time';
import { ThroughputPlot } from './throughput-plot';
import { useChartZone } from './use-chart-zone';

type Key = 'queuedIn' | 'processed' | 'finished';
export type ThroughputPoint = ChartPoint<Key>;

const SERIES: readonly ChartSeries<Key>[] = [
  { key: 'queuedIn', label: 'Queued in', colour: 'var(--chart-1)' },
  { key: 'processed', label: 'Processed', colour: 'var(--chart-2)' },
  { key: 'finished', label: 'Finished', colour: 'var(--chart-3)' },
];
const KEYS = SERIES.map(({ key }) => key);
const emptyPoint = (at: number): ThroughputPoint => ({ at, queuedIn: null, processed: null, finished: null });

export interface ThroughputChartProps {
  /** Oldest first; `at` is the bucket's start in epoch milliseconds. Null, and a missing bucket, mean no data. */
  points: readonly ThroughputPoint[];
  bucketMs: number;
  /** IANA name; the viewer's own unless told. */
  timeZone?: string;
  title?: string;
  empty?: ReactNode;
  className?: string;
}

/** Records that came in, were taken, and were cleared, in each bucket of time. */
export function ThroughputChart({
  bucketMs,
  title = 'Throughput',
  empty,
  className,
  ...props
}: ThroughputChartProps) {
  const timeZone = useChartZone(props.timeZone);
  const points = useMemo(
    () => withMissingBuckets(props.points, bucketMs, emptyPoint),
    [props.points, bucketMs],
  );
  const gaps = useMemo(() => gapsOf(points, KEYS), [points]);
  const label = (at: number) => bucketLabel(at, bucketMs, timeZone);
  return (
    <ChartFrame
      title={title}
      unit={`records per ${bucketName(bucketMs)}`}
      summary={`${title}: ${describe(points)}`}
      series={SERIES}
      points={points}
      momentLabel={label}
      timeZone={timeZone}
      hasGaps={gaps.length > 0}
      empty={empty}
      {...(className === undefined ? {} : { className })}
    >
      <ThroughputPlot points={points} series={SERIES} gaps={gaps} timeZone={timeZone} label={label} />
    </ChartFrame>
  );
}

function describe(points: readonly ThroughputPoint[]): string {
  const totals = SERIES.map(({ key, label }) => {
    const sum = sumOf(points, key);
    return `${label.toLowerCase()} ${sum === null ? 'not known' : formatNumber(sum)}`;
  });
  const unknown = points.filter((point) => KEYS.every((key) => point[key] === null)).length;
  const missing = unknown > 0 ? `; ${unknown} of ${points.length} periods have no data` : '';
  return `in all ${totals.join(', ')}${missing}.`;
}
