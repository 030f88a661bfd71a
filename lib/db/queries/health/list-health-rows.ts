import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

export interface HealthRow {
  queue_id: string;
  state: string | null;
  since: number | null;
  turned_at: number | null;
  unreadable_at: number | null;
  open_job_ms: number | null;
  queued_records: number | null;
  oldest_ms: number | null;
  quiet_json: string | null;
  snooze_reason: string | null;
  snooze_until: number | null;
  snoozed_by: string | null;
}

const rows = keptQuery((db, { queueIds }: { queueIds?: readonly string[] | undefined }) => {
  let query = db
    .selectFrom('queue')
    .leftJoin('queue_health as health', 'health.queue_id', 'queue.id')
    .leftJoin('queue_health_setting as own', 'own.queue_id', 'queue.id')
    .leftJoin('queue_snooze as snooze', 'snooze.queue_id', 'queue.id')
    .select([
      'queue.id as queue_id',
      'health.state',
      'health.since',
      'health.turned_at',
      'health.unreadable_at',
      'own.open_job_ms',
      'own.queued_records',
      'own.oldest_ms',
      'own.quiet_json',
      'snooze.reason as snooze_reason',
      'snooze.until as snooze_until',
      'snooze.set_by as snoozed_by',
    ]);
  query =
    queueIds === undefined
      ? query.where('queue.archived_at', 'is', null)
      : query.where('queue.id', 'in', queueIds);
  return query;
});

/** What is remembered and set of the health of each tracked queue, or of some: everything that judging it takes, in one query. */
export async function listHealthRows(db: Queryable, queueIds?: readonly string[]): Promise<HealthRow[]> {
  return rows.all(db, { queueIds });
}
