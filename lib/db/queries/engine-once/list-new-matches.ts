import { sql, type SqlBool } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { selectRecords, type RecordSelection } from '../../record-filter/record-selection';

/** The ids, in order, of selected records past one id and up to another that the alert has never queued. */
export async function listNewMatches(
  db: Queryable,
  support: DialectSupport,
  selection: RecordSelection,
  range: { alertId: number; afterId: number; lastId: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('engine_record as r')
    .select('r.id')
    .where('r.id', '>', range.afterId)
    .where('r.id', '<=', range.lastId)
    .where(selectRecords(support, selection, 'r'))
    .where(
      sql<SqlBool>`not exists (select 1 from engine_once as once where once.alert_id = ${range.alertId} and once.record_id = r.id)`,
    )
    .orderBy('r.id')
    .execute();
  return rows.map((row) => row.id);
}
