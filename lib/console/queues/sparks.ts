import { sumProcessedByHour } from '@/lib/db/queries/history/sum-processed-by-hour';
import type { ConsoleContext } from '../context';

export const HOUR_MS = 3_600_000;
const HOURS = 24;

/** Records processed in each of the last 24 hours, oldest first; null is an hour nobody looked. */
export type Spark = (number | null)[];

/** The start of the hour that a moment is in. */
export function hourOf(now: number): number {
  return Math.floor(now / HOUR_MS) * HOUR_MS;
}

/** The sparks that end with `thisHour`, of every queue or of some. A queue without one was not looked at. */
export async function readSparks(
  ctx: ConsoleContext,
  thisHour: number,
  queueIds?: readonly string[],
): Promise<Map<string, Spark>> {
  const firstHour = thisHour - (HOURS - 1) * HOUR_MS;
  const sparks = new Map<string, Spark>();
  for (const { queue_id: id, hour, processed } of await sumProcessedByHour(
    ctx.database.kysely,
    { from: firstHour, to: thisHour + HOUR_MS },
    queueIds,
  )) {
    const spark = sparks.get(id) ?? emptySpark();
    sparks.set(id, spark);
    const index = (hour - firstHour) / HOUR_MS;
    if (index >= 0 && index < HOURS) spark[index] = processed;
  }
  return sparks;
}

export function emptySpark(): Spark {
  return Array.from({ length: HOURS }, () => null);
}
