import { Bar, BarChart, CartesianGrid, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTooltip } from './chart-tooltip';
import { mostOf } from './chart-points';
import { MARGIN } from './mark-room';
import { countAxis, GRID, timeAxis, type PlotProps } from './plot-parts';

/** With more buckets than this every pixel goes to the bars. */
const CROWDED = 48;

/** Bars side by side in each bucket. A zero is a line on the axis, so that it differs from no data. */
export function ThroughputPlot<Key extends string>({
  points,
  series,
  gaps,
  timeZone,
  label,
}: PlotProps<Key>) {
  const byMoment = new Map(points.map((point) => [point.at, point]));
  const keys = series.map(({ key }) => key);
  const most = mostOf(points, keys, { stacked: false });
  return (
    <BarChart
      responsive
      style={{ width: '100%', height: '100%' }}
      data={points}
      margin={MARGIN}
      barGap={points.length > CROWDED ? 0 : 1}
      barCategoryGap={points.length > CROWDED ? '8%' : '18%'}
      accessibilityLayer={false}
    >
      <CartesianGrid {...GRID} />
      {gaps.map((gap) => (
        <ReferenceArea
          key={gap.from}
          x1={gap.from}
          x2={gap.to}
          ifOverflow="hidden"
          fill="var(--chart-gap)"
          fillOpacity={1}
        />
      ))}
      <XAxis {...timeAxis(points, timeZone)} />
      <YAxis {...countAxis(most)} />
      <Tooltip
        cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
        isAnimationActive={false}
        content={<ChartTooltip points={byMoment} series={series} momentLabel={label} />}
      />
      {series.map(({ key, label: name, colour }) => (
        <Bar
          key={key}
          dataKey={key}
          name={name}
          fill={colour}
          maxBarSize={16}
          minPointSize={1}
          radius={[1.5, 1.5, 0, 0]}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}
