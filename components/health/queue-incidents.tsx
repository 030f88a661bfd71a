'use client';

import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import { useAcknowledge } from '@/lib/client/health-acts';
import { useLive } from '@/lib/client/queries';
import { healthQueries } from '@/lib/client/queries/health';
import type { IncidentView } from '@/lib/domain/api/health';
import { may } from '@/lib/domain/policies';
import { notifyRefusal } from '../console/notify-refusal';
import { QueryError } from '../console/query-problem';
import { HealthBadge } from '../queues/health';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { Age, Duration } from '../ui/duration';
import { EmptyState } from '../ui/empty-state';
import { notify } from '../ui/notify';
import { Skeleton } from '../ui/skeleton';
import { Time } from '../ui/time';

const FEW = 5;

/** The trouble this queue has had, newest first, and how long each lasted. */
export function QueueIncidents({ id }: { id: string }) {
  const query = useLive(healthQueries.incidents(id));
  const [all, setAll] = useState(false);
  const incidents = query.data?.incidents;
  return (
    <Card>
      <CardHeader
        title="Incidents"
        description="Trouble that lasted, and for how long."
        actions={
          incidents !== undefined &&
          incidents.length > FEW && (
            <Button size="sm" onClick={() => setAll(!all)}>
              {all ? 'Show fewer' : `Show all ${incidents.length}${query.data?.more ? ' newest' : ''}`}
            </Button>
          )
        }
      />
      {incidents === undefined && query.error === null && (
        <div className="p-4" aria-busy="true">
          <span className="sr-only">Reading the incidents…</span>
          <Skeleton className="h-12" />
        </div>
      )}
      {incidents === undefined && query.error !== null && <QueryError query={query} what="Its incidents" />}
      {incidents?.length === 0 && (
        <EmptyState icon={<ShieldCheck />} title="No incident yet">
          When this queue is in trouble for longer than a moment, it is written down here.
        </EmptyState>
      )}
      {incidents !== undefined && incidents.length > 0 && (
        <ul aria-label="Incidents" className="divide-y divide-line">
          {(all ? incidents : incidents.slice(0, FEW)).map((incident) => (
            <li key={incident.id}>
              <IncidentRow incident={incident} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function IncidentRow({ incident }: { incident: IncidentView }) {
  const { state, sentence, openedAt, resolvedAt, acknowledged } = incident;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-80 items-start gap-3 max-sm:flex-col max-sm:gap-1.5">
        <span className="w-24 shrink-0">
          <HealthBadge state={state} />
        </span>
        <div className="min-w-0">
          <p className="text-sm wrap-anywhere text-ink">{sentence}</p>
          <p className="flex flex-wrap gap-x-4 text-xs text-ink-3">
            <span>
              Since <Time at={openedAt} show="absolute" />
            </span>
            {acknowledged !== null && (
              <span>
                {acknowledged.by} has it in hand, <Time at={acknowledged.at} />
              </span>
            )}
          </p>
        </div>
      </div>
      <div className="flex items-center gap-3 text-sm text-ink-2 max-sm:w-full max-sm:justify-between">
        {resolvedAt === null ? (
          <>
            <span>
              Open for <Age since={openedAt} coarse className="font-medium text-ink" />
            </span>
            <InHand incident={incident} />
          </>
        ) : (
          <span>
            {ENDED[incident.resolution ?? 'recovered']} <Duration ms={resolvedAt - openedAt} />
          </span>
        )}
      </div>
    </div>
  );
}

const ENDED = {
  recovered: 'Over after',
  eased: 'Became milder after',
  removed: 'Not watched any more after',
};

function InHand({ incident }: { incident: IncidentView }) {
  const { role } = useAccount();
  const act = useAcknowledge(incident.queue.id);
  if (incident.acknowledged !== null || !may(role, 'queue.snooze')) return null;
  const take = () =>
    act.mutate(incident.id, {
      onSuccess: () =>
        notify({
          tone: 'success',
          title: 'You have it in hand',
          description: 'No reminders are sent of it.',
        }),
      onError: notifyRefusal,
    });
  return (
    <Button size="sm" loading={act.isPending} onClick={take} title="Stops reminders until it becomes worse">
      I have it in hand
    </Button>
  );
}
