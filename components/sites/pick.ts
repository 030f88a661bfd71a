import type { AcceptInput } from '@/lib/domain/api/site-inputs';
import type { DiscoveredView, SiteView } from '@/lib/domain/api/sites';

/** Whether there is anything to apply about an alert. */
export function isActionable(alert: DiscoveredView): boolean {
  return (
    alert.status === 'new' ||
    alert.status === 'removed' ||
    alert.status === 'gone' ||
    alert.changes.length > 0
  );
}

/** Whether it is watched here, and can be let go of. What is gone is let go of by applying it. */
export function isTracked({ status }: DiscoveredView): boolean {
  return status === 'tracked' || status === 'unlisted';
}

/** Of a site that nothing is tracked of, every alert is picked; later only what a person picks. */
export function startsPicked(alert: DiscoveredView, site: SiteView): boolean {
  return site.queues === 0 && alert.status === 'new';
}

export function matches(alert: DiscoveredView, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const texts = [alert.name, alert.queue?.name, alert.model, alert.triggerType, alert.queueUuid];
  return texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}

/** What is asked of the server for what was picked. */
export function picksFrom(alerts: readonly DiscoveredView[], picked: ReadonlySet<string>): AcceptInput {
  const chosen = alerts.filter((alert) => picked.has(alert.queueUuid) && isActionable(alert));
  const uuidsOf = (fits: (alert: DiscoveredView) => boolean) =>
    chosen.filter(fits).map((alert) => alert.queueUuid);
  return {
    add: uuidsOf((alert) => alert.status === 'new' || alert.status === 'removed'),
    update: uuidsOf((alert) => alert.status === 'tracked'),
    remove: uuidsOf((alert) => alert.status === 'gone'),
  };
}
