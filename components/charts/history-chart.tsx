'use client';

import { Image } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useRef, type ReactNode } from 'react';
import { IconButton } from '../ui/icon-button';
import { notify } from '../ui/notify';
import { lazyPart } from '../ui/lazy-part';
import { ChartFrame } from './chart-frame';
import { gapsOf, type ChartPoint, type ChartSeries } from './chart-points';
import type { HistoryShape } from './history-plot';
import { PlotSkeleton } from './plot-skeleton';
import { savePicture } from './save-picture';

const HistoryPlot = dynamic(
  lazyPart(async () => (await import('./history-plot')).HistoryPlot),
  { ssr: false, loading: PlotSkeleton },
);

export interface HistoryChartProps<Key extends string> {
  title: string;
  /** Under the title: "records per hour". */
  unit: string;
  summary: string;
  shape: HistoryShape;
  series: readonly ChartSeries<Key>[];
  /** In the table only. */
  tableSeries?: readonly ChartSeries<Key>[];
  /** One for every place of the axis. */
  points: readonly ChartPoint<Key>[];
  /** Where none of these is known there are no data. */
  knownBy: readonly Key[];
  label: (at: number) => string;
  timeZone: string;
  /** How the zone is told; as that of times when left out. */
  zoneWords?: string;
  marks: readonly number[];
  above?: ReactNode;
  empty: ReactNode;
  onSelect: (first: number, last: number) => void;
}

/** A chart of the history with its table and its picture. */
export function HistoryChart<Key extends string>(props: HistoryChartProps<Key>) {
  const { title, shape, series, points, label, timeZone, marks, onSelect, tableSeries } = props;
  const box = useRef<HTMLDivElement>(null);
  const gaps = useMemo(() => gapsOf(points, props.knownBy), [points, props.knownBy]);
  const isEmpty = points.every((point) => series.every(({ key }) => point[key] === null));
  const save = () => {
    if (box.current === null) return;
    savePicture(box.current, title).catch(() =>
      notify({
        tone: 'error',
        title: 'The picture could not be saved',
        description: 'Your browser could not draw it. The figures can be downloaded as CSV instead.',
      }),
    );
  };
  return (
    <div ref={box} className="p-4">
      <ChartFrame
        title={title}
        unit={props.unit}
        summary={props.summary}
        series={series}
        {...(tableSeries === undefined ? {} : { tableSeries })}
        points={isEmpty ? [] : points}
        momentLabel={label}
        timeZone={timeZone}
        {...(props.zoneWords === undefined ? {} : { zoneWords: props.zoneWords })}
        hasGaps={gaps.length > 0 && !isEmpty}
        above={props.above}
        empty={props.empty}
        actions={
          <IconButton label={`Save ${title} as a picture (PNG)`} size="sm" onClick={save}>
            <Image aria-hidden="true" />
          </IconButton>
        }
      >
        <HistoryPlot
          shape={shape}
          points={points}
          series={series}
          gaps={gaps}
          marks={marks}
          timeZone={timeZone}
          label={label}
          onSelect={onSelect}
        />
      </ChartFrame>
    </div>
  );
}
