import { NumberText } from '../ui/number';
import { formatDuration, formatWholeDuration } from '../ui/time-format';

export interface ChartFigureProps {
  value: number | null;
  unit: 'duration' | undefined;
  /** Why it is not known. */
  reason: string;
  /** Lengths of time to the second, in columns. */
  whole?: boolean;
}

/** A figure of a chart in its table and under the pointer: a count, or a length of time. */
export function ChartFigure({ value, unit, reason, whole = false }: ChartFigureProps) {
  if (unit === undefined || value === null) return <NumberText value={value} reason={reason} />;
  const words = whole ? formatWholeDuration(value) : formatDuration(value, { fine: true });
  return <span className="figures whitespace-nowrap">{words}</span>;
}
