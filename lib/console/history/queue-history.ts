import type { z } from 'zod';
import { readPoints, type SummedPoint } from '@/lib/db/queries/history/read-points';
import type { historyResponse, HistoryPoint } from '@/lib/domain/api/views';
import { bucketFor, bucketStart } from '@/lib/domain/history';
import type { ConsoleContext } from '../context';

const HOUR = 60 * 60_000;

/**
 * A queue's history over the last `hours`: one point for every bucket of the range, oldest first.
 * A bucket nobody sampled has nulls, because a gap is not a zero.
 */
export async function queueHistory(
  context: ConsoleContext,
  queueId: string,
  hours: number,
): Promise<z.infer<typeof historyResponse>> {
  const { bucketMs, tier } = bucketFor(hours * HOUR);
  const to = bucketStart(context.clock.now(), bucketMs) + bucketMs;
  const from = bucketStart(to - hours * HOUR, bucketMs);
  const found = await readPoints(context.database.kysely, { queueId, tier, from, to, bucketMs });
  const byStart = new Map(found.map((point) => [point.at, point]));
  const starts = Array.from(
    { length: Math.round((to - from) / bucketMs) },
    (_, index) => from + index * bucketMs,
  );
  return { from, to, bucketMs, points: starts.map((at) => pointAt(at, byStart.get(at))) };
}

function pointAt(at: number, found: SummedPoint | undefined): HistoryPoint {
  return {
    at,
    queued: found?.queued ?? null,
    processing: found?.processing ?? null,
    oldestAgeMs: found?.oldest_age_ms ?? null,
    entered: found?.entered ?? null,
    processed: found?.processed ?? null,
    finished: found?.finished ?? null,
    failed: found?.failed ?? null,
  };
}
