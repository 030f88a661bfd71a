'use client';

import { settingsQueries } from '@/lib/client/queries/settings';
import { useLive } from '@/lib/client/queries';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Card } from '../ui/card';
import { Skeleton } from '../ui/skeleton';
import { BuiltInSiteForm } from './built-in-site-form';

/** How the built-in site behaves. */
export function BuiltInSite() {
  const query = useLive(settingsQueries.site());
  if (query.data === undefined) {
    return query.error === null ? (
      <div aria-busy="true" className="flex flex-col gap-4">
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
      </div>
    ) : (
      <Card>
        <QueryError query={query} what="The settings" />
      </Card>
    );
  }
  return (
    <>
      <StaleNotice query={query} />
      <BuiltInSiteForm settings={query.data} />
    </>
  );
}
