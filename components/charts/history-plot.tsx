import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartTooltip } from './chart-tooltip';
import { mostOf, type ChartPoint, type ChartSeries } from './chart-points';
import { LonePoint } from './lone-point';
import { HISTORY_AXIS_WIDTH, MARGIN } from './mark-room';
import { countAxis, durationAxis, GRID, timeAxis, type PlotProps } from './plot-parts';
import { useDragRange } from './use-drag-range';

/** With more buckets than this every pixel goes to the bars. */
const CROWDED = 48;

export type HistoryShape = 'bars' | 'areas' | 'lines';

export interface HistoryPlotProps<Key extends string> extends PlotProps<Key> {
  shape: HistoryShape;
  /** Moments at which something was done. */
  marks: readonly number[];
  /** The beginnings of the first and the last point somebody drew the pointer over. */
  onSelect: (first: number, last: number) => void;
}

/** One chart of the history. Every point has its place, known or not; a stretch to look at more closely is drawn with the pointer. */
export function HistoryPlot<Key extends string>(props: HistoryPlotProps<Key>) {
  const { shape, points, series, gaps, marks, timeZone, label, onSelect } = props;
  const { selection, handlers, around } = useDragRange(onSelect);
  const byMoment = new Map(points.map((point) => [point.at, point]));
  const solid = series.filter(({ dashed }) => !dashed).map(({ key }) => key);
  const dashed = series.filter((one) => one.dashed).map(({ key }) => key);
  const most = Math.max(
    mostOf(points, solid, { stacked: shape === 'areas' }),
    mostOf(points, dashed, { stacked: false }),
  );
  const axis = series[0]?.unit === 'duration' ? durationAxis(most) : countAxis(most);
  const isCrowded = points.length > CROWDED;
  return (
    // Sideways a finger draws; up and down it scrolls the page.
    <div className="size-full" style={{ touchAction: 'pan-y pinch-zoom' }} {...around}>
      <ComposedChart
        responsive
        style={{ width: '100%', height: '100%', cursor: 'crosshair', userSelect: 'none' }}
        data={points}
        margin={MARGIN}
        barGap={isCrowded ? 0 : 1}
        barCategoryGap={isCrowded ? '8%' : '18%'}
        accessibilityLayer={false}
        {...handlers}
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
        <XAxis {...timeAxis(points, timeZone)} scale="band" />
        <YAxis {...axis} width={HISTORY_AXIS_WIDTH} />
        <Tooltip
          cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
          isAnimationActive={false}
          content={<ChartTooltip points={byMoment} series={series} momentLabel={label} />}
        />
        {marks.map((at) => (
          <ReferenceLine key={at} x={at} stroke="var(--ink-3)" strokeDasharray="2 3" />
        ))}
        {series.map((one) => drawnAs(one, shape, points))}
        {selection && (
          <ReferenceArea
            x1={selection.first}
            x2={selection.last}
            ifOverflow="hidden"
            fill="var(--accent)"
            fillOpacity={0.18}
          />
        )}
      </ComposedChart>
    </div>
  );
}

function drawnAs<Key extends string>(
  { key, label: name, colour, dashed }: ChartSeries<Key>,
  shape: HistoryShape,
  points: readonly ChartPoint<Key>[],
) {
  const dot = <LonePoint points={points} name={key} />;
  const common = { dataKey: key, name, isAnimationActive: false } as const;
  if (dashed || shape === 'lines')
    return (
      <Line
        key={key}
        {...common}
        type="linear"
        stroke={colour}
        strokeWidth={1.5}
        {...(dashed ? { strokeDasharray: '4 3' } : {})}
        dot={dot}
        activeDot={{ r: 3, stroke: 'var(--surface)' }}
        connectNulls={false}
      />
    );
  if (shape === 'bars')
    return (
      <Bar key={key} {...common} fill={colour} maxBarSize={16} minPointSize={1} radius={[1.5, 1.5, 0, 0]} />
    );
  return (
    <Area
      key={key}
      {...common}
      type="linear"
      stackId="one"
      stroke={colour}
      strokeWidth={1.5}
      fill={colour}
      fillOpacity={0.22}
      dot={dot}
      connectNulls={false}
      activeDot={{ r: 3, stroke: 'var(--surface)' }}
    />
  );
}
