import { readJson } from '@/lib/db/json';
import type { Row } from '@/lib/db/schema';
import type { Trouble } from '@/lib/domain/health';
import type { NotificationRule } from '@/lib/domain/notifications/rule-fits';

/** A rule as it is stored. */
export function toRule(row: Row<'notification_rule'>): NotificationRule {
  return {
    channelId: row.channel_id,
    states: readJson<Trouble[]>(row.states_json),
    sites: row.sites_json === null ? null : readJson<string[]>(row.sites_json),
    queues: row.queues_json === null ? null : readJson<string[]>(row.queues_json),
    remindMs: row.remind_ms,
    enabled: row.enabled === 1,
  };
}
