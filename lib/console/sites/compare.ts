import { readJson } from '@/lib/db/json';
import type { Row } from '@/lib/db/schema';
import type { DiscoveredView } from '@/lib/domain/api/sites';
import { normalQueueUuid } from '@/lib/domain/queue-uuids';
import { shortName } from '@/lib/domain/shorten';

type Listed = Row<'site_alert'>;
type Tracked = Row<'queue'>;

/**
 * What a site listed at its last whole reading beside what is tracked here. A site that was never read whole has nothing gone:
 * what is not known is not missing.
 */
export function compareWithSite(
  site: Pick<Row<'site'>, 'listed_at'>,
  queues: readonly Tracked[],
  alerts: readonly Listed[],
): DiscoveredView[] {
  const byUuid = new Map(queues.map((queue) => [normalQueueUuid(queue.queue_uuid), queue]));
  const listed = alerts.map((alert) => listedView(alert, byUuid.get(normalQueueUuid(alert.queue_uuid))));
  const seen = new Set(alerts.map((alert) => normalQueueUuid(alert.queue_uuid)));
  const missing = queues.filter((queue) => !seen.has(normalQueueUuid(queue.queue_uuid)));
  return [...listed, ...missing.map((queue) => missingView(queue, site.listed_at !== null))];
}

function listedView(alert: Listed, queue: Tracked | undefined): DiscoveredView {
  const isTracked = queue !== undefined && queue.archived_at === null;
  return {
    queueUuid: alert.queue_uuid,
    name: shortName(alert.name),
    model: alert.model,
    triggerType: alert.trigger_type,
    enabled: flag(alert.enabled),
    extraFields: readJson<string[]>(alert.extra_fields_json),
    status: isTracked ? 'tracked' : queue === undefined ? 'new' : 'removed',
    changes: isTracked ? changesOf(alert, queue) : [],
    queue: queue === undefined ? null : { id: queue.id, name: shortName(queue.name) },
  };
}

function missingView(queue: Tracked, isListRead: boolean): DiscoveredView {
  return {
    queueUuid: queue.queue_uuid,
    name: shortName(queue.listed_name ?? queue.name),
    model: queue.model,
    triggerType: queue.trigger_type,
    enabled: flag(queue.enabled),
    extraFields: readJson<string[]>(queue.extra_fields_json),
    status: missingStatus(queue, isListRead),
    changes: [],
    queue: { id: queue.id, name: shortName(queue.name) },
  };
}

function missingStatus(queue: Tracked, isListRead: boolean): DiscoveredView['status'] {
  if (queue.archived_at !== null) return 'archived';
  if (queue.listed_name === null) return 'unlisted';
  return isListRead ? 'gone' : 'tracked';
}

function changesOf(alert: Listed, queue: Tracked): DiscoveredView['changes'] {
  const changes: DiscoveredView['changes'] = [];
  if (queue.listed_name !== null && queue.listed_name !== alert.name) changes.push('renamed');
  if (alert.enabled === 0 && queue.enabled !== 0) changes.push('disabled');
  if (alert.enabled === 1 && queue.enabled === 0) changes.push('enabled');
  const isDescribed =
    queue.listed_name === null ||
    queue.model !== alert.model ||
    queue.trigger_type !== alert.trigger_type ||
    queue.extra_fields_json !== alert.extra_fields_json;
  if (isDescribed) changes.push('described');
  return changes;
}

function flag(value: number | null): boolean | null {
  return value === null ? null : value === 1;
}
