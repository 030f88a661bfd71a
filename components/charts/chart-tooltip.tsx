import { ChartFigure } from './chart-figure';
import type { ChartPoint, ChartSeries } from './chart-points';

export interface ChartTooltipProps<Key extends string> {
  points: ReadonlyMap<number, ChartPoint<Key>>;
  series: readonly ChartSeries<Key>[];
  momentLabel: (at: number) => string;
  /** Given by the chart library: whether the pointer is over the plot, and over which moment. */
  active?: boolean;
  label?: number | string;
}

/** The figures under the pointer. */
export function ChartTooltip<Key extends string>(props: ChartTooltipProps<Key>) {
  const { points, series, momentLabel, active = false, label } = props;
  const point = points.get(Number(label));
  if (!active || !point) return null;
  return (
    <div className="min-w-36 rounded-md bg-surface px-2.5 py-2 text-xs shadow-overlay">
      <p className="mb-1 whitespace-nowrap text-ink-3">{momentLabel(point.at)}</p>
      <ul className="flex flex-col gap-0.5">
        {series.map(({ key, label: name, colour, unit }) => (
          <li key={key} className="flex items-center gap-1.5 text-ink-2">
            <span className="size-2 rounded-xs" style={{ background: colour }} />
            {name}
            <span className="ml-auto pl-4 font-medium text-ink">
              <ChartFigure value={point[key]} unit={unit} reason="No data" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
