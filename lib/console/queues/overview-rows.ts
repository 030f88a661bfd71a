import type { OverviewRow } from '@/lib/domain/api/views';
import { severityOf } from '@/lib/domain/health';
import type { ConsoleContext } from '../context';
import { readQueueViews } from './queue-view';
import { emptySpark, hourOf, readSparks } from './sparks';

/** Every tracked queue with the records processed in each of the last 24 hours, worst first. The same queries for any number. */
export async function overviewRows(ctx: ConsoleContext): Promise<OverviewRow[]> {
  const views = await readQueueViews(ctx);
  const sparks = await readSparks(ctx, hourOf(ctx.clock.now()));
  const rows = views.map((view) => ({ ...view, spark: sparks.get(view.id) ?? emptySpark() }));
  return rows.sort((a, b) => severityOf(a.health) - severityOf(b.health) || a.name.localeCompare(b.name));
}
