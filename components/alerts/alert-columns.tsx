import Link from 'next/link';
import type { AlertRow } from '@/lib/domain/api/alerts';
import { CopyButton } from '../ui/copy-button';
import type { DataColumn } from '../ui/data-table-model';
import { NumberText } from '../ui/number';
import { AlertMenu } from './alert-menu';
import { StatusBadge } from './status-badge';
import { alertHref, statusWord } from './words';

/** The API Alerts of one model. */
export const ALERT_COLUMNS: readonly DataColumn<AlertRow>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 224,
    grow: 3,
    sortValue: (alert) => alert.name,
    cell: (alert) => (
      <Link
        href={alertHref(alert)}
        dir="auto"
        title={alert.name}
        className="truncate font-medium text-ink hover:underline"
      >
        {alert.name}
      </Link>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    width: 112,
    sortValue: (alert) => statusWord(alert.enabled),
    cell: (alert) => <StatusBadge enabled={alert.enabled} />,
  },
  {
    id: 'trigger',
    header: 'Alert trigger type',
    width: 150,
    sortValue: (alert) => alert.triggerType,
    cell: (alert) => alert.triggerType,
  },
  {
    id: 'queued',
    header: 'Queued',
    hint: 'Total Queued Records',
    width: 92,
    align: 'end',
    sortDescFirst: true,
    sortValue: (alert) => alert.queued,
    cell: (alert) => <NumberText value={alert.queued} />,
  },
  {
    id: 'processing',
    header: 'Processing',
    hint: 'Total Processing Records',
    width: 108,
    align: 'end',
    sortDescFirst: true,
    sortValue: (alert) => alert.processing,
    cell: (alert) => <NumberText value={alert.processing} />,
  },
  {
    id: 'uuid',
    header: 'Queue UUID',
    width: 176,
    grow: 2,
    cell: (alert) => <ShortUuid alert={alert} />,
  },
  {
    id: 'menu',
    header: 'More',
    width: 60,
    align: 'end',
    cell: (alert) => <AlertMenu alert={alert} />,
  },
];

/** As much of the Queue UUID as there is room for; all of it is copied. */
function ShortUuid({ alert }: { alert: AlertRow }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code title={alert.queueUuid} className="truncate font-mono text-xs">
        {alert.queueUuid}
      </code>
      <CopyButton text={alert.queueUuid} label={`Copy Queue UUID of ${alert.name}`} />
    </span>
  );
}
