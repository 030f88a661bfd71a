import type { ChartPoint } from './chart-points';

export interface BarsOptions {
  /** The figure that is as tall as the plot. */
  most: number;
  /** The height of the plot. */
  tall: number;
  /** Which of how many bars of a bucket. */
  index: number;
  of: number;
}

/** Of a bucket's width, on either side of its bars. */
const SPACE = 0.08;
/** Of the plot's height: a zero is a line on the axis, so that it differs from no data. */
const LEAST = 0.008;

/** All bars of one series as one SVG path, in a plot where each point is one wide. What is not known has no bar. */
export function barsPath<Key extends string>(
  points: readonly ChartPoint<Key>[],
  key: Key,
  { most, tall, index, of }: BarsOptions,
): string {
  const wide = (1 - 2 * SPACE) / of;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  let path = '';
  for (const [place, point] of points.entries()) {
    const value = point[key];
    if (value === null) continue;
    const height = Math.max(LEAST * tall, (value / most) * tall);
    path += `M${round(place + SPACE + index * wide)} ${tall}v${-round(height)}h${round(wide)}v${round(height)}z`;
  }
  return path;
}
