import { useMemo } from 'react';
import { formatNumber } from '../ui/number';
import { barsPath } from './bars-path';
import { mostOf } from './chart-points';
import { tickLabel, timeTicks } from './chart-time';
import { countTicks } from './count-ticks';
import { MARGIN } from './mark-room';
import { MOST_TICKS, type PlotProps } from './plot-parts';
import { PointedBucket } from './pointed-bucket';

/** The units of the drawing's height. */
const TALL = 100;

/**
 * Bars side by side in each bucket. A zero is a line on the axis, so that it differs from no data. Drawn without the chart
 * library: this one stands on a page that is opened in a hurry, and reading and running that library takes longer than all else
 * of the page together.
 */
export function ThroughputPlot<Key extends string>(props: PlotProps<Key>) {
  const { points, series, timeZone, label } = props;
  const ticks = useMemo(() => {
    const keys = series.map(({ key }) => key);
    return countTicks(mostOf(points, keys, { stacked: false }));
  }, [points, series]);
  return (
    <div className="@container flex size-full text-2xs text-ink-3" style={{ paddingRight: MARGIN.right }}>
      <CountAxis ticks={ticks} />
      <div className="flex min-w-0 flex-1 flex-col" style={{ paddingTop: MARGIN.top }}>
        <PointedBucket points={points} series={series} label={label}>
          <Bars {...props} ticks={ticks} />
        </PointedBucket>
        <TimeAxis points={points} timeZone={timeZone} />
      </div>
    </div>
  );
}

interface BarsProps<Key extends string> extends Pick<PlotProps<Key>, 'points' | 'series' | 'gaps'> {
  ticks: readonly number[];
}

function Bars<Key extends string>({ points, series, gaps, ticks }: BarsProps<Key>) {
  const most = ticks.at(-1) ?? 1;
  const place = new Map(points.map(({ at }, index) => [at, index]));
  const placeOf = (at: number) => place.get(at) ?? 0;
  const lines = ticks.map((tick) => `M0 ${TALL - (tick / most) * TALL}H${points.length}`).join('');
  return (
    <svg
      viewBox={`0 0 ${points.length} ${TALL}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
      aria-hidden="true"
    >
      {gaps.map(({ from, to }) => (
        <rect
          key={from}
          x={placeOf(from)}
          width={placeOf(to) - placeOf(from) + 1}
          height={TALL}
          fill="var(--chart-gap)"
        />
      ))}
      <path d={lines} stroke="var(--chart-grid)" {...LINE} />
      {series.map(({ key, colour }, index) => (
        <path
          key={key}
          fill={colour}
          d={barsPath(points, key, { most, tall: TALL, index, of: series.length })}
        />
      ))}
      <path d={`M0 ${TALL}H${points.length}`} stroke="var(--line-strong)" {...LINE} />
    </svg>
  );
}

const LINE = { strokeWidth: 1, vectorEffect: 'non-scaling-stroke' } as const;

/** The figures beside the lines; the widest of them makes the column, as a copy nobody sees. */
function CountAxis({ ticks }: { ticks: readonly number[] }) {
  const most = ticks.at(-1) ?? 1;
  return (
    <div className="relative mb-6 shrink-0" style={{ marginTop: MARGIN.top }} aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} className="block h-0 overflow-hidden pr-2">
          {formatNumber(tick, { short: true })}
        </span>
      ))}
      {ticks.map((tick) => (
        <span
          key={tick}
          className="figures absolute right-2 translate-y-1/2 leading-none"
          style={{ bottom: `${(tick / most) * 100}%` }}
        >
          {formatNumber(tick, { short: true })}
        </span>
      ))}
    </div>
  );
}

/** The hours under the plot; every second where there is no room for all. */
function TimeAxis({ points, timeZone }: { points: readonly { at: number }[]; timeZone: string }) {
  const moments = useMemo(() => points.map(({ at }) => at), [points]);
  const { ticks, step } = useMemo(() => timeTicks(moments, timeZone, MOST_TICKS), [moments, timeZone]);
  return (
    <div className="relative h-6 shrink-0" aria-hidden="true">
      {ticks.map((at) => (
        <span
          key={at}
          className="figures absolute top-1.5 -translate-x-1/2 leading-none whitespace-nowrap @max-sm:nth-[2n]:hidden"
          style={{ left: `${((moments.indexOf(at) + 0.5) / moments.length) * 100}%` }}
        >
          {tickLabel(at, timeZone, step)}
        </span>
      ))}
    </div>
  );
}
