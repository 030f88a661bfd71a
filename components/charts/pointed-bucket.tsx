import { useMemo, useState, type PointerEvent, type ReactNode } from 'react';
import type { ChartPoint } from './chart-points';
import { ChartTooltip } from './chart-tooltip';
import type { PlotProps } from './plot-parts';

type PointedBucketProps<Key extends string> = Pick<PlotProps<Key>, 'points' | 'series' | 'label'> & {
  children: ReactNode;
};

/** Around a drawing in which each point has the same width: tells the figures of the bucket under the pointer, or of the one that was touched last. */
export function PointedBucket<Key extends string>({
  points,
  series,
  label,
  children,
}: PointedBucketProps<Key>) {
  const [pointed, setPointed] = useState<number | null>(null);
  const byMoment = useMemo(() => new Map(points.map((point) => [point.at, point])), [points]);
  const point = (event: PointerEvent<HTMLDivElement>) => setPointed(bucketUnder(event, points));
  const index = pointed ?? -1;
  const at = points[index]?.at;
  const from = (index / points.length) * 100;
  return (
    // The figures are in the table, too, for whoever has no pointer.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="relative flex-1"
      onPointerMove={point}
      onPointerDown={point}
      onMouseLeave={() => setPointed(null)}
    >
      {children}
      {at !== undefined && (
        <>
          <div
            className="pointer-events-none absolute inset-y-0 bg-ink opacity-6"
            style={{ left: `${from}%`, width: `${100 / points.length}%` }}
          />
          <div
            className="pointer-events-none absolute top-2 z-10"
            style={from < 50 ? { left: `calc(${from}% + 1rem)` } : { right: `calc(${100 - from}% + 0.5rem)` }}
          >
            <ChartTooltip points={byMoment} series={series} momentLabel={label} active label={at} />
          </div>
        </>
      )}
    </div>
  );
}

function bucketUnder(event: PointerEvent<HTMLDivElement>, points: readonly ChartPoint<string>[]): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.max(
    0,
    Math.min(points.length - 1, Math.floor(((event.clientX - left) / width) * points.length)),
  );
}
