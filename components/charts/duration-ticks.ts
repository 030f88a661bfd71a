import { formatNumber } from '../ui/number';

const MILLISECOND = 1;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Between two ticks: lengths that a clock or a calendar knows. */
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((count) => count * MILLISECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100].map((count) => count * DAY),
];
const MOST_STEPS = 5;

const UNITS = [
  ['d', DAY],
  ['h', HOUR],
  ['min', MINUTE],
  ['s', SECOND],
] as const;

/** Ticks from 0 to at least `most` milliseconds. */
export function durationTicks(most: number): number[] {
  const step = STEPS.find((one) => one * MOST_STEPS >= most) ?? Math.ceil(most / MOST_STEPS / DAY) * DAY;
  const steps = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** The words of a tick, in the unit of the steps: `36 h`, where `1 d 12 h` takes two lines beside the axis. */
export function durationTickLabel(value: number, step: number): string {
  if (value === 0) return '0';
  const [unit, length] = UNITS.find(([, one]) => step % one === 0) ?? ['ms', MILLISECOND];
  return `${formatNumber(value / length)} ${unit}`;
}
