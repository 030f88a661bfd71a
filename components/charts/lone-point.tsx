import type { ChartPoint } from './chart-points';

export interface LonePointProps<Key extends string> {
  points: readonly ChartPoint<Key>[];
  name: Key;
  /** Given by the chart library. */
  cx?: number;
  cy?: number | null;
  index?: number;
  stroke?: string;
}

/** A figure between two gaps: a line has nothing to go to there, and without a dot it would not be seen. */
export function LonePoint<Key extends string>({
  points,
  name,
  cx,
  cy,
  index = -1,
  stroke,
}: LonePointProps<Key>) {
  const known = (place: number) => (points[place]?.[name] ?? null) !== null;
  if (cx === undefined || cy === undefined || cy === null) return null;
  if (!known(index) || known(index - 1) || known(index + 1)) return null;
  return <circle cx={cx} cy={cy} r={2} fill={stroke} />;
}
