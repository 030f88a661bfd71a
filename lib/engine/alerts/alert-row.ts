import type { AlertCounts } from '@/lib/db/queries/engine-alert/list-alert-counts';
import type { Row } from '@/lib/db/schema';
import type { AlertRow } from '@/lib/domain/api/alerts';
import { triggerTypeOf } from '../triggers/load-alerts';

/** An alert as lists show it, but for the console's id of its queue, which this half does not know. */
export type AlertSummary = Omit<AlertRow, 'queueId'>;

export function toAlertSummary(row: Row<'engine_alert'>, counts: AlertCounts | undefined): AlertSummary {
  return {
    id: row.id,
    name: row.name,
    model: row.model,
    triggerType: triggerTypeOf(row),
    enabled: row.enabled === 1,
    queueUuid: row.queue_uuid,
    version: row.version,
    updatedAt: row.updated_at,
    queued: counts?.queued ?? 0,
    processing: counts?.open_job_records ?? 0,
    oldestQueuedAt: counts?.oldest_queued_at ?? null,
  };
}
