import type { z } from 'zod';
import type { HistoryPoint } from '@/lib/domain/api/history';
import type { historyExportQuery } from '@/lib/domain/api/history-inputs';
import type { ConsoleContext } from '../context';
import { csvHead, csvLines } from '../csv';
import { toStream, type Export } from '../payloads/export-jobs';
import { readFigures } from './read-history';

const COLUMNS = {
  queued: 'queued',
  processing: 'processing',
  oldestAgeMs: 'oldest_age_ms',
  entered: 'queued_in',
  processed: 'processed',
  finished: 'finished',
  failed: 'failed',
  jobs: 'jobs_timed',
  p50Ms: 'job_p50_ms',
  p95Ms: 'job_p95_ms',
  p99Ms: 'job_p99_ms',
  queues: 'queues',
} as const satisfies Record<Exclude<keyof HistoryPoint, 'at'>, string>;

const KEYS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** The figures of the charts as a file, point by point; what is not known is left empty. @throws AppError `not-found` */
export async function exportHistory(
  ctx: ConsoleContext,
  { format, ...query }: z.infer<typeof historyExportQuery>,
): Promise<Export> {
  const { from, to, points, previous } = await readFigures(ctx, query);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const name = `history-${day(from)}-${day(to - 1)}`;
  const ends = [...points.slice(1).map(({ at }) => at), to];
  const rows = points.map((point, index) => ({
    from: new Date(point.at).toISOString(),
    to: new Date(ends[index] ?? to).toISOString(),
    ...figuresOf(point, ''),
    ...(previous === null ? {} : figuresOf(previous.points[index], 'before_')),
  }));
  return { name, format, stream: toStream(format === 'csv' ? asCsv(rows) : asNdjson(rows)) };
}

type Line = Record<string, string | number | null>;

function figuresOf(point: HistoryPoint | undefined, prefix: string): Line {
  return Object.fromEntries(KEYS.map((key) => [`${prefix}${COLUMNS[key]}`, point?.[key] ?? null]));
}

async function* asCsv(rows: readonly Line[]): AsyncGenerator<Uint8Array> {
  yield csvHead(Object.keys(rows[0] ?? {}));
  yield Buffer.from(csvLines(rows.map((row) => Object.values(row))));
}

async function* asNdjson(rows: readonly Line[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
