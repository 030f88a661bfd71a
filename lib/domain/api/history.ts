import * as z from 'zod/mini';
import { HISTORY_TIERS } from '../history';

/** What the console API tells of the past. Times are epoch milliseconds; null is a gap, never zero. */
const time = z.int();
const figure = z.nullable(z.int());

export const historyPoint = z.object({
  /** When it begins; it ends where the next one begins. */
  at: time,
  /** The most there was at once in it. */
  queued: figure,
  processing: figure,
  oldestAgeMs: figure,
  entered: figure,
  processed: figure,
  finished: figure,
  failed: figure,
  /** Jobs that finished in it and are timed, and how long they were open: percentiles, good to 5 %. */
  jobs: figure,
  p50Ms: figure,
  p95Ms: figure,
  p99Ms: figure,
  /** Of a sum: how many queues it covers. */
  queues: figure,
});

/** Something that was done, or an incident, for a mark on a chart. */
export const historyEvent = z.object({
  kind: z.enum(['act', 'incident']),
  id: z.string(),
  at: time,
  words: z.string(),
  /** Who did it; empty for an incident. */
  by: z.string(),
  queueName: z.nullable(z.string()),
});

export const historyMark = z.object({
  /** The beginning of the point it belongs to. */
  at: time,
  count: z.int(),
  /** The newest of them; incidents first of all. */
  events: z.array(historyEvent),
});

const period = {
  from: time,
  to: time,
  /** One for every point of the range, in order; what nobody sampled is null. Of both periods at most 1,000. */
  points: z.array(historyPoint),
};

/** The figures alone. */
export const historyFigures = z.object({
  ...period,
  tier: z.enum(HISTORY_TIERS),
  /** How long a point is; of days the usual length. */
  bucketMs: z.int(),
  /** In whose days the history counts. */
  timeZone: z.string(),
  /** The same time directly before, point by point; null when it was not asked for. */
  previous: z.nullable(z.object(period)),
});

/** And what was done in the range. */
export const historyResponse = z.extend(historyFigures, {
  marks: z.array(historyMark),
  /** There were more than are told: the older ones are left out. */
  marksCut: z.boolean(),
});

const subject = { id: z.string(), name: z.string(), removed: z.boolean() };

export const historySubjects = z.object({
  sites: z.array(z.object(subject)),
  queues: z.array(z.object({ ...subject, siteId: z.string() })),
});

export type HistoryPoint = z.infer<typeof historyPoint>;
export type HistoryMark = z.infer<typeof historyMark>;
export type HistoryEvent = z.infer<typeof historyEvent>;
export type HistoryFigures = z.infer<typeof historyFigures>;
export type HistoryResponse = z.infer<typeof historyResponse>;
export type HistorySubjects = z.infer<typeof historySubjects>;
