'use client';

import { useLive } from '@/lib/client/queries';
import { healthQueries } from '@/lib/client/queries/health';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Card } from '../ui/card';
import { Skeleton } from '../ui/skeleton';
import { Channels } from './channels';
import { Deliveries } from './deliveries';
import { Rules } from './rules';

/** Who is told of trouble: over what, of what, and what was sent. */
export function Notifications() {
  const query = useLive(healthQueries.notifications());
  if (query.data === undefined) {
    return query.error === null ? (
      <div aria-busy="true" className="flex flex-col gap-5">
        <span className="sr-only">Reading the channels and rules…</span>
        <Skeleton className="h-44" />
        <Skeleton className="h-44" />
      </div>
    ) : (
      <Card>
        <QueryError query={query} what="The channels and rules" />
      </Card>
    );
  }
  const { channels, rules, mailReady } = query.data;
  return (
    <>
      <StaleNotice query={query} />
      <Channels channels={channels} rules={rules} mailReady={mailReady} />
      {channels.length > 0 && <Rules rules={rules} channels={channels} />}
      <Deliveries channels={channels} />
    </>
  );
}
