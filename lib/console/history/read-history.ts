import { findSeries } from '@/lib/db/queries/history/find-series';
import { readQueueHistory, readSiteHistory, type HistoryRow } from '@/lib/db/queries/history/read-history';
import { findQueue } from '@/lib/db/queries/queue/find-queue';
import { findSite } from '@/lib/db/queries/site/find-site';
import type { HistoryFigures, HistoryPoint, HistoryResponse } from '@/lib/domain/api/history';
import type { HistoryQuery } from '@/lib/domain/api/history-inputs';
import { countOf, percentilesOf, readHistogram } from '@/lib/domain/duration-histogram';
import { AppError } from '@/lib/domain/errors';
import { SLOT_MS, TIER_CODES } from '@/lib/domain/history';
import {
  lastSlotOf,
  MAX_HISTORY_POINTS,
  periodBefore,
  planHistory,
  rangeUntilNow,
  startsOf,
  type HistoryPlan,
} from '@/lib/domain/history-range';
import type { ConsoleContext } from '../context';
import { historyZone } from './history-zone';
import { readMarks } from './marks';

const SHARES = [0.5, 0.95, 0.99];

/** The figures of the history, and what was done in its range. @throws AppError `not-found` */
export async function readHistory(ctx: ConsoleContext, query: HistoryQuery): Promise<HistoryResponse> {
  const figures = await readFigures(ctx, query);
  const starts = [...figures.points.map(({ at }) => at), figures.to];
  return { ...figures, ...(await readMarks(ctx, { ...query, starts })) };
}

/**
 * The history of a queue, of a site, or of all queues together. What nobody sampled has nulls, because a gap is not a zero.
 * @throws AppError `not-found`
 */
export async function readFigures(ctx: ConsoleContext, query: HistoryQuery): Promise<HistoryFigures> {
  await requireOwner(ctx, query);
  const timeZone = await historyZone(ctx.database.kysely);
  const now = ctx.clock.now();
  const { from, to } = query;
  const range =
    from === undefined || to === undefined ? rangeUntilNow(query.hours, now, timeZone) : { from, to };
  const compares = query.compare === 'previous';
  const mostPoints = compares ? MAX_HISTORY_POINTS / 2 : MAX_HISTORY_POINTS;
  const planned = planHistory({ ...range, now, timeZone, mostPoints, compares });
  const starts = startsOf(planned, timeZone);
  return {
    ...(await readPeriod(ctx, query, { planned, starts })),
    tier: planned.tier,
    bucketMs: planned.step * SLOT_MS[planned.tier],
    timeZone,
    previous: compares ? await readPeriod(ctx, query, before(planned, timeZone)) : null,
  };
}

async function requireOwner(ctx: ConsoleContext, { queue, site }: HistoryQuery): Promise<void> {
  const { kysely } = ctx.database;
  if (queue !== undefined && (await findQueue(kysely, queue)) === undefined)
    throw new AppError('not-found', 'This queue is not tracked here.');
  if (site !== undefined && (await findSite(kysely, site)) === undefined)
    throw new AppError('not-found', 'There is no such site.');
}

type Shown = Pick<HistoryQuery, 'queue' | 'site'>;

interface Period {
  planned: HistoryPlan;
  /** The beginnings of its points, and the end of the last. */
  starts: readonly number[];
}

function before(planned: HistoryPlan, timeZone: string): Period {
  const period = periodBefore(planned);
  return { planned: period, starts: startsOf(period, timeZone) };
}

async function readPeriod(ctx: ConsoleContext, shown: Shown, { planned, starts }: Period) {
  const rows = new Map((await readRows(ctx, shown, planned)).map((row) => [row.place, row]));
  const points = starts.slice(0, -1).map((at, place) => pointOf(at, rows.get(place)));
  return { from: starts[0] ?? 0, to: starts.at(-1) ?? 0, points };
}

async function readRows(
  ctx: ConsoleContext,
  { queue, site }: Shown,
  planned: HistoryPlan,
): Promise<HistoryRow[]> {
  const { kysely } = ctx.database;
  const { tier, first, step } = planned;
  const slots = { tier: TIER_CODES[tier], first, step, last: lastSlotOf(planned) };
  if (queue === undefined) return readSiteHistory(kysely, { ...slots, siteId: site });
  const series = await findSeries(kysely, queue);
  return series === undefined ? [] : readQueueHistory(kysely, { ...slots, series });
}

function pointOf(at: number, row: HistoryRow | undefined): HistoryPoint {
  const durations = readHistogram(row?.durations ?? null);
  const [p50Ms = null, p95Ms = null, p99Ms = null] = percentilesOf(durations, SHARES);
  // Beside a known count of none, no age means that nothing waited.
  const age = row?.oldest_age_s ?? (row?.queued === 0 ? 0 : null);
  return {
    at,
    queued: row?.queued ?? null,
    processing: row?.processing ?? null,
    oldestAgeMs: age === null ? null : age * 1000,
    entered: row?.entered ?? null,
    processed: row?.processed ?? null,
    finished: row?.finished ?? null,
    failed: row?.failed ?? null,
    jobs: durations.size === 0 ? null : countOf(durations),
    p50Ms,
    p95Ms,
    p99Ms,
    queues: row?.queues ?? null,
  };
}
