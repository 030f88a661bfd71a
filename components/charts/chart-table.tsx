import { cn } from '../ui/cn';
import { ScrollArea } from '../ui/scroll-area';
import { ChartFigure } from './chart-figure';
import type { ChartPoint, ChartSeries } from './chart-points';

export interface ChartTableProps<Key extends string> {
  title: string;
  series: readonly ChartSeries<Key>[];
  points: readonly ChartPoint<Key>[];
  momentLabel: (at: number) => string;
  className?: string;
}

/** The numbers of a chart, newest first. */
export function ChartTable<Key extends string>(props: ChartTableProps<Key>) {
  const { title, series, points, momentLabel, className } = props;
  return (
    <ScrollArea label={`${title} as a table`} className={cn('rounded-md border', className)}>
      <table className="w-full text-xs">
        <thead className="sticky top-0 bg-surface-2 text-left text-ink-2">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              Time
            </th>
            {series.map(({ key, label }) => (
              <th key={key} scope="col" className="px-3 py-2 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {points.toReversed().map((point) => (
            <tr key={point.at}>
              <th scope="row" className="px-3 py-1.5 text-left font-normal whitespace-nowrap text-ink-2">
                {momentLabel(point.at)}
              </th>
              {series.map(({ key, unit }) => (
                <td key={key} className="px-3 py-1.5 text-right">
                  <ChartFigure value={point[key]} unit={unit} reason="No data for this time" whole />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
