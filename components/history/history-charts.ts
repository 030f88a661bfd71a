import type { HistoryPoint, HistoryResponse } from '@/lib/domain/api/history';
import type { ChartPoint, ChartSeries } from '../charts/chart-points';
import { bucketLabel, bucketName, daysLabel, spansYears } from '../charts/chart-time';
import type { HistoryShape } from '../charts/history-plot';
import { formatNumber } from '../ui/number';
import { formatDuration } from '../ui/time-format';

export type HistoryKey = Exclude<keyof HistoryPoint, 'at'> | 'before';
export type HistoryChartPoint = ChartPoint<HistoryKey>;

export interface HistoryChartDefinition {
  title: string;
  shape: HistoryShape;
  /** What is counted: "records per hour" where it is counted by the point, else as it is. */
  unit: string;
  perPoint: boolean;
  series: readonly ChartSeries<HistoryKey>[];
  /** Further columns of its table. */
  tableSeries?: readonly ChartSeries<HistoryKey>[];
  /** Where none of these is known there are no data. No job and no waiting record are none to draw, and known. */
  knownBy: readonly HistoryKey[];
  /** Which of the series is drawn once more for the time before. */
  compared: Exclude<HistoryKey, 'before'>;
}

/** Of a sum, so that a gauge that covers fewer queues than before is not read as fewer records. */
const QUEUES: ChartSeries<HistoryKey> = { key: 'queues', label: 'Queues counted', colour: 'var(--ink-3)' };

export const HISTORY_CHARTS: readonly HistoryChartDefinition[] = [
  {
    title: 'Throughput',
    shape: 'bars',
    unit: 'records and failed calls',
    perPoint: true,
    series: [
      { key: 'entered', label: 'Queued in', colour: 'var(--chart-1)' },
      { key: 'processed', label: 'Processed', colour: 'var(--chart-2)' },
      { key: 'finished', label: 'Finished', colour: 'var(--chart-3)' },
      { key: 'failed', label: 'Failed calls', colour: 'var(--chart-4)' },
    ],
    knownBy: ['entered', 'processed', 'finished', 'failed'],
    compared: 'processed',
  },
  {
    title: 'Backlog',
    shape: 'areas',
    unit: 'records, the most at once',
    perPoint: false,
    series: [
      { key: 'processing', label: 'Processing', colour: 'var(--chart-2)' },
      { key: 'queued', label: 'Queued', colour: 'var(--chart-1)' },
    ],
    tableSeries: [QUEUES],
    knownBy: ['queued', 'processing'],
    compared: 'queued',
  },
  {
    title: 'Oldest record',
    shape: 'areas',
    unit: 'how long it had waited, at most',
    perPoint: false,
    series: [{ key: 'oldestAgeMs', label: 'Oldest record', colour: 'var(--chart-1)', unit: 'duration' }],
    knownBy: ['queued', 'oldestAgeMs'],
    compared: 'oldestAgeMs',
  },
  {
    title: 'Job durations',
    shape: 'lines',
    unit: 'from process to finish, good to 5 %',
    perPoint: false,
    series: [
      { key: 'p50Ms', label: 'Half took at most', colour: 'var(--chart-3)', unit: 'duration' },
      { key: 'p95Ms', label: '95 % took at most', colour: 'var(--chart-2)', unit: 'duration' },
      { key: 'p99Ms', label: '99 % took at most', colour: 'var(--chart-4)', unit: 'duration' },
    ],
    tableSeries: [{ key: 'jobs', label: 'Jobs', colour: 'var(--ink-3)' }],
    knownBy: ['processing', 'finished', 'failed', 'jobs'],
    compared: 'p50Ms',
  },
];

/** The series of a chart, with the one of the time before when there is one. */
export function seriesOf(definition: HistoryChartDefinition, compares: boolean): ChartSeries<HistoryKey>[] {
  const compared = definition.series.find(({ key }) => key === definition.compared);
  if (!compares || compared === undefined) return [...definition.series];
  const before = {
    ...compared,
    key: 'before' as const,
    label: `${compared.label}, the time before`,
    dashed: true,
  };
  return [...definition.series, { ...before, colour: 'var(--ink-2)' }];
}

/** The points of a chart: the figures as they came, each beside that of the time before. */
export function pointsOf(
  { compared }: HistoryChartDefinition,
  { points, previous }: HistoryResponse,
): HistoryChartPoint[] {
  return points.map((point, index) => ({ ...point, before: previous?.points[index]?.[compared] ?? null }));
}

/** The end of the point that begins at `at`. */
export function endOf({ points, to, bucketMs }: HistoryResponse, at: number): number {
  const index = points.findIndex((point) => point.at === at);
  return index < 0 ? at + bucketMs : (points[index + 1]?.at ?? to);
}

/** How a point is called: its days by their dates, else from when to when it counts. */
export function pointLabel(history: HistoryResponse, at: number, timeZone: string): string {
  if (history.tier === 'day') return daysLabel(at, endOf(history, at), timeZone);
  const withYear = spansYears(history.from, history.to, timeZone);
  return bucketLabel(at, history.bucketMs, timeZone, { withYear });
}

export function unitOf({ unit, perPoint }: HistoryChartDefinition, bucketMs: number): string {
  return perPoint ? `${unit} per ${bucketName(bucketMs)}` : unit;
}

/** A chart in a sentence: the sum of what is counted by the point, the most of what is not. */
export function summaryOf(definition: HistoryChartDefinition, points: readonly HistoryChartPoint[]): string {
  const parts = definition.series.map(({ key, label, unit }) => {
    const known = points.map((point) => point[key]).filter((value) => value !== null);
    if (known.length === 0) return `${label.toLowerCase()} not known`;
    const figure = definition.perPoint
      ? known.reduce((sum, value) => sum + value, 0)
      : known.reduce((most, value) => Math.max(most, value), 0);
    const words = unit === 'duration' ? formatDuration(figure, { fine: true }) : formatNumber(figure);
    return `${label.toLowerCase()} ${words}`;
  });
  const unknown = points.filter((point) => definition.knownBy.every((key) => point[key] === null)).length;
  const gaps = unknown > 0 ? ` ${unknown} of ${points.length} periods have no data.` : '';
  return `${definition.title}: ${definition.perPoint ? 'in all' : 'at most'} ${parts.join(', ')}.${gaps}`;
}
