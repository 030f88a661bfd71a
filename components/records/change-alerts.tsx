import { CircleCheck, CircleMinus } from 'lucide-react';
import Link from 'next/link';
import { useLive } from '@/lib/client/queries';
import { recordQueries } from '@/lib/client/queries/records';
import type { ChangeAlert, RecordChange, RecordModelView } from '@/lib/domain/api/records';
import { FilterVerdict } from '../alerts/filter-verdict';
import { QueryError } from '../console/query-problem';
import { Skeleton } from '../ui/skeleton';
import { verdictOf } from './alert-verdict';

export interface ChangeAlertsProps {
  model: RecordModelView;
  id: number;
  change: RecordChange;
}

/** Every alert of the model: whether this change queued the record for it, and what decided. */
export function ChangeAlerts({ model, id, change }: ChangeAlertsProps) {
  const query = useLive(recordQueries.change(model.name, id, change.id));
  if (query.isPending) return <Skeleton className="mt-2 h-24 w-full" />;
  if (query.data === undefined) return <QueryError query={query} what="The alerts" />;
  const { alerts } = query.data;
  if (alerts.length === 0) return <p className="mt-2 text-sm text-ink-3">This model has no API alert.</p>;
  const ordered = alerts.toSorted((one, other) => Number(other.queued) - Number(one.queued));
  return (
    <ul
      className="mt-2 flex flex-col divide-y divide-line rounded-md border"
      aria-label="Alerts of this model"
    >
      {ordered.map((one) => (
        <li key={one.alert.id} className="flex gap-2.5 px-3 py-2.5">
          {one.queued ? (
            <CircleCheck className="mt-0.5 size-4 shrink-0 text-healthy-ink" aria-hidden="true" />
          ) : (
            <CircleMinus className="mt-0.5 size-4 shrink-0 text-ink-3" aria-hidden="true" />
          )}
          <Verdict model={model} one={one} />
        </li>
      ))}
    </ul>
  );
}

function Verdict({ model, one }: { model: RecordModelView; one: ChangeAlert }) {
  const { headline, reasons } = verdictOf(one);
  const filter = one.explanation?.filter ?? null;
  return (
    <div className="min-w-0 text-sm">
      <p className="text-ink">
        <Link
          href={`/alerts/${model.name}/${one.alert.id}`}
          prefetch={false}
          className="font-medium hover:underline"
        >
          <bdi>{one.alert.name}</bdi>
        </Link>{' '}
        <span className="text-ink-3">· {one.alert.triggerType} ·</span> {headline}
      </p>
      {reasons.map((reason) => (
        <p key={reason} className="text-ink-2">
          {reason}
        </p>
      ))}
      {filter !== null && (
        <div className="mt-1 -ml-2 text-ink-2">
          <FilterVerdict filter={filter} whose="The record had" />
        </div>
      )}
    </div>
  );
}
