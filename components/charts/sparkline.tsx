import { cn } from '../ui/cn';
import { sparklinePath } from './sparkline-path';

const WIDTH = 96;
const HEIGHT = 20;

export interface SparklineProps {
  /** Oldest first; null is a gap. */
  values: readonly (number | null)[];
  /** What it shows, in words; without it the line is decoration beside a figure. */
  label?: string;
  className?: string;
}

/** The shape of the last while, in the height of a line of text. No chart library. */
export function Sparkline({ values, label, className }: SparklineProps) {
  return (
    <svg
      viewBox={`-1 -2 ${WIDTH + 2} ${HEIGHT + 4}`}
      preserveAspectRatio="none"
      className={cn('h-6 w-24 overflow-visible text-chart-1', className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path
        d={`M0 ${HEIGHT}H${WIDTH}`}
        className="stroke-line"
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={sparklinePath(values, WIDTH, HEIGHT)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
