import Link from 'next/link';
import type { DiscoveredView } from '@/lib/domain/api/sites';
import { isolateName } from '@/lib/domain/isolate-name';
import { modelLabel } from '../queues/words';
import { Badge } from '../ui/badge';
import { isActionable, isTracked } from './pick';
import { StopTracking } from './stop-tracking';

const STATUS: Readonly<Record<DiscoveredView['status'], string>> = {
  new: 'New',
  tracked: 'Tracked',
  gone: 'Gone from the site',
  unlisted: 'Not listed by the site',
  removed: 'In the archive',
  archived: 'In the archive',
};

const CHANGES: Readonly<Record<DiscoveredView['changes'][number], string>> = {
  renamed: 'Renamed',
  disabled: 'Disabled',
  enabled: 'Enabled again',
  described: 'Settings differ',
};

export interface PickRowProps {
  siteId: string;
  /** Whether the site's alerts were ever read: before that nobody knows what it lists. */
  wasListed: boolean;
  alert: DiscoveredView;
  isPicked: boolean;
  onPick: (on: boolean) => void;
}

/** One alert of a site: what it is, how it stands here, and whether to apply it. */
export function PickRow({ siteId, wasListed, alert, isPicked, onPick }: PickRowProps) {
  const facts = [modelLabel(alert.model), alert.triggerType].filter(Boolean).join(' · ');
  return (
    <div className="flex items-start gap-3 border-b py-2.5">
      <input
        type="checkbox"
        aria-label={`Apply ${alert.name}`}
        className="mt-1 size-4 shrink-0"
        checked={isPicked && isActionable(alert)}
        disabled={!isActionable(alert)}
        onChange={(event) => onPick(event.target.checked)}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium break-words text-ink">
          {alert.name}
          <Badge tone={alert.status === 'gone' ? 'backlog' : 'outline'}>{statusOf(alert, wasListed)}</Badge>
          {alert.changes.map((change) => (
            <Badge key={change} tone="accent">
              {CHANGES[change]}
            </Badge>
          ))}
        </p>
        <p className="text-xs break-words text-ink-2">
          {facts}
          {alert.enabled === false && ' · disabled'}
          {alert.queue !== null &&
            alert.queue.name !== alert.name &&
            ` · here “${isolateName(alert.queue.name)}”`}
        </p>
        <p className="font-mono text-xs break-all text-ink-3">
          {alert.queue === null ? (
            alert.queueUuid
          ) : (
            <Link href={`/queues/${alert.queue.id}`} prefetch={false} className="hover:underline">
              {alert.queueUuid}
            </Link>
          )}
        </p>
      </div>
      {isTracked(alert) && <StopTracking siteId={siteId} alert={alert} />}
    </div>
  );
}

function statusOf({ status }: DiscoveredView, wasListed: boolean): string {
  return status === 'unlisted' && !wasListed ? STATUS.tracked : STATUS[status];
}
