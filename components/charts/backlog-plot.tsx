import { Area, AreaChart, CartesianGrid, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTooltip } from './chart-tooltip';
import { mostOf } from './chart-points';
import { countAxis, GRID, MARGIN, timeAxis, type PlotProps } from './plot-parts';

/** Areas on top of each other; steps, because a count holds until it changes. Unknown stretches stay open. */
export function BacklogPlot<Key extends string>({ points, series, gaps, timeZone, label }: PlotProps<Key>) {
  const byMoment = new Map(points.map((point) => [point.at, point]));
  const keys = series.map(({ key }) => key);
  const most = mostOf(points, keys, { stacked: true });
  return (
    <AreaChart
      responsive
      style={{ width: '100%', height: '100%' }}
      data={points}
      margin={MARGIN}
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
      <XAxis {...timeAxis(points, timeZone)} type="number" domain={['dataMin', 'dataMax']} scale="time" />
      <YAxis {...countAxis(most)} />
      <Tooltip
        cursor={{ stroke: 'var(--line-strong)' }}
        isAnimationActive={false}
        content={<ChartTooltip points={byMoment} series={series} momentLabel={label} />}
      />
      {series.map(({ key, label: name, colour }) => (
        <Area
          key={key}
          dataKey={key}
          name={name}
          type="stepAfter"
          stackId="backlog"
          stroke={colour}
          strokeWidth={1.5}
          fill={colour}
          fillOpacity={0.22}
          connectNulls={false}
          isAnimationActive={false}
          activeDot={{ r: 3, stroke: 'var(--surface)' }}
        />
      ))}
    </AreaChart>
  );
}
