'use client';

import { healthQueries } from '@/lib/client/queries/health';
import { useLive } from '@/lib/client/queries';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Card } from '../ui/card';
import { Skeleton } from '../ui/skeleton';
import { HealthSettingsForm } from './health-settings-form';

/** What every queue is judged by that has nothing of its own. */
export function HealthSettings() {
  const query = useLive(healthQueries.settings());
  if (query.data === undefined) {
    return query.error === null ? (
      <div aria-busy="true" className="flex flex-col gap-4">
        <span className="sr-only">Reading the limits…</span>
        <Skeleton className="h-56" />
        <Skeleton className="h-40" />
      </div>
    ) : (
      <Card>
        <QueryError query={query} what="The limits" />
      </Card>
    );
  }
  return (
    <>
      <StaleNotice query={query} />
      <HealthSettingsForm settings={query.data.settings} />
    </>
  );
}
