import Link from 'next/link';
import type { AlertRow } from '@/lib/domain/api/alerts';
import { Uuid } from '../queues/uuid';
import { NumberText } from '../ui/number';
import { AlertMenu } from './alert-menu';
import { StatusBadge } from './status-badge';
import { alertHref } from './words';

/** An alert in the list of a narrow screen. */
export function AlertCard({ alert }: { alert: AlertRow }) {
  return (
    <article className="flex flex-col gap-1.5 rounded-lg border bg-surface p-3.5">
      <div className="flex items-start justify-between gap-2">
        <Link
          href={alertHref(alert)}
          dir="auto"
          className="line-clamp-2 min-w-0 flex-1 py-0.5 font-medium text-ink wrap-anywhere hover:underline"
        >
          {alert.name}
        </Link>
        <AlertMenu alert={alert} />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        <StatusBadge enabled={alert.enabled} />
        <span>{alert.triggerType}</span>
        <NumberText value={alert.queued} unit="queued" />
        <NumberText value={alert.processing} unit="processing" />
      </div>
      <Uuid value={alert.queueUuid} label={`Queue UUID of ${alert.name}`} />
    </article>
  );
}
