import { NumberText } from '../ui/number';
import { formatDuration } from '../ui/time-format';

export interface ChartFigureProps {
  value: number | null;
  unit: 'duration' | undefined;
  /** Why it is not known. */
  reason: string;
}

/** A figure of a chart in its table and under the pointer: a count, or a length of time. */
export function ChartFigure({ value, unit, reason }: ChartFigureProps) {
  if (unit === undefined || value === null) return <NumberText value={value} reason={reason} />;
  return <span className="figures whitespace-nowrap">{formatDuration(value, { fine: true })}</span>;
}
