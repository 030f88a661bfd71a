import type { Queryable } from '../../database';
import { idChunks } from '../../id-chunks';
import { keptQuery } from '../../kept-query';

export interface AlertCounts {
  alert_id: number;
  queued: number;
  entered_total: number;
  taken_total: number;
  finished_total: number;
  /** When its oldest queued record was triggered (epoch ms); null when nothing is queued. */
  oldest_queued_at: number | null;
  open_job_uuid: string | null;
  open_job_opened_at: number | null;
  open_job_records: number | null;
}

/** What stands in the queues of these alerts, and their open jobs. One index step a queue, however long it is. */
export async function listAlertCounts(
  db: Queryable,
  alertIds: readonly number[],
): Promise<Map<number, AlertCounts>> {
  const counts = new Map<number, AlertCounts>();
  for (const chunk of idChunks(alertIds)) {
    const rows = await named.all(db, { alertIds: chunk });
    for (const row of rows) counts.set(row.alert_id, row);
  }
  return counts;
}

const named = keptQuery((db, { alertIds }: { alertIds: readonly number[] }) =>
  counting(db).where('q.alert_id', 'in', alertIds),
);

function counting(db: Queryable) {
  return db
    .selectFrom('engine_queue as q')
    .leftJoin('engine_job as j', (join) =>
      join.onRef('j.alert_id', '=', 'q.alert_id').on('j.finished_at', 'is', null),
    )
    .select(['q.alert_id', 'q.queued', 'q.entered_total', 'q.taken_total', 'q.finished_total'])
    .select([
      'j.job_uuid as open_job_uuid',
      'j.opened_at as open_job_opened_at',
      'j.record_count as open_job_records',
    ])
    .select((eb) =>
      eb
        .selectFrom('engine_queue_entry as e')
        .select('e.triggered_at')
        .whereRef('e.alert_id', '=', 'q.alert_id')
        .orderBy('e.triggered_at')
        .limit(1)
        .as('oldest_queued_at'),
    );
}
