import type { Queryable } from '../../database';
import { idChunks } from '../../id-chunks';

/** Those of the records that the alert has queued before. */
export async function findOnce(
  db: Queryable,
  alertId: number,
  recordIds: readonly number[],
): Promise<Set<number>> {
  const found = new Set<number>();
  for (const chunk of idChunks(recordIds)) {
    const rows = await db
      .selectFrom('engine_once')
      .select('record_id')
      .where('alert_id', '=', alertId)
      .where('record_id', 'in', chunk)
      .execute();
    for (const row of rows) found.add(row.record_id);
  }
  return found;
}
