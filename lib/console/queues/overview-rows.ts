import { sumProcessedByHour } from '@/lib/db/queries/history/sum-processed-by-hour';
import type { OverviewRow } from '@/lib/domain/api/views';
import { severityOf } from '@/lib/domain/health';
import type { ConsoleContext } from '../context';
import { readQueueViews } from './queue-view';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** Every tracked queue with the records processed in each of the last 24 hours, worst first. Ten queries for any number. */
export async function overviewRows(ctx: ConsoleContext): Promise<OverviewRow[]> {
  const views = await readQueueViews(ctx);
  const thisHour = Math.floor(ctx.clock.now() / HOUR_MS) * HOUR_MS;
  const firstHour = thisHour - (HOURS - 1) * HOUR_MS;
  const sparks = new Map<string, (number | null)[]>();
  for (const { queue_id: queueId, hour, processed } of await sumProcessedByHour(
    ctx.database.kysely,
    firstHour,
  )) {
    const spark = sparks.get(queueId) ?? emptySpark();
    sparks.set(queueId, spark);
    const index = (hour - firstHour) / HOUR_MS;
    if (index >= 0 && index < HOURS) spark[index] = processed;
  }
  const rows = views.map((view) => ({ ...view, spark: sparks.get(view.id) ?? emptySpark() }));
  return rows.sort((a, b) => severityOf(a.health) - severityOf(b.health) || a.name.localeCompare(b.name));
}

function emptySpark(): (number | null)[] {
  return Array.from({ length: HOURS }, () => null);
}
