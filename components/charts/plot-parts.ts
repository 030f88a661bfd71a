import type { ChartPoint, ChartSeries, Gap } from './chart-points';
import { countTicks } from './count-ticks';
import { durationTickLabel, durationTicks } from './duration-ticks';
import { timeTicks, tickLabel } from './chart-time';
import { formatNumber } from '../ui/number';

export interface PlotProps<Key extends string> {
  points: readonly ChartPoint<Key>[];
  series: readonly ChartSeries<Key>[];
  gaps: readonly Gap[];
  timeZone: string;
  /** The moment or bucket in the tooltip. */
  label: (at: number) => string;
}

export const TICK = { fill: 'var(--ink-3)', fontSize: '0.6875rem' };
export const GRID = { stroke: 'var(--chart-grid)', vertical: false } as const;
/** Labels under a plot. */
export const MOST_TICKS = 8;

/** The time axis, common to all plots. */
export function timeAxis(points: readonly { at: number }[], timeZone: string) {
  const { ticks, step } = timeTicks(
    points.map((point) => point.at),
    timeZone,
    MOST_TICKS,
  );
  return {
    dataKey: 'at',
    ticks,
    tickFormatter: (at: number) => tickLabel(at, timeZone, step),
    tick: TICK,
    tickLine: false,
    axisLine: { stroke: 'var(--line-strong)' },
    interval: 'equidistantPreserveStart',
    minTickGap: 16,
    height: 24,
  } as const;
}

/** The axis of whole figures, from zero to what the plot has at most. */
export function countAxis(most: number) {
  const ticks = countTicks(most);
  return { ...COUNT_AXIS, ticks, domain: [0, ticks.at(-1) ?? 1] } as const;
}

const COUNT_AXIS = {
  width: 'auto',
  tick: TICK,
  tickLine: false,
  axisLine: false,
  allowDecimals: false,
  tickFormatter: (value: number) => formatNumber(value, { short: true }),
} as const;

/** The axis of lengths of time. */
export function durationAxis(most: number) {
  const ticks = durationTicks(most);
  return {
    ...COUNT_AXIS,
    ticks,
    domain: [0, ticks.at(-1) ?? 1],
    tickFormatter: (value: number) => durationTickLabel(value, ticks[1] ?? 1),
  } as const;
}
