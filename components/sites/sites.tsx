'use client';

import { Globe, Plus } from 'lucide-react';
import Link from 'next/link';
import { siteQueries } from '@/lib/client/queries/sites';
import { useLive } from '@/lib/client/queries';
import { QueryError, StaleNotice } from '../console/query-problem';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';
import { SiteCard } from './site-card';
import { formatNumber } from '../ui/number';

/** Settings → Sites: every site, how it is doing, and the way to connect another. */
export function Sites() {
  const query = useLive(siteQueries.list());
  const sites = query.data?.sites ?? [];
  const connected = sites.filter((site) => site.state !== 'archived');
  const removed = sites.filter((site) => site.state === 'archived');
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[70ch] text-sm text-ink-2">
          The Fluxx sites whose queues are shown here. They are read over REST only; process and finish are
          called only when somebody asks.
        </p>
        <ConnectLink />
      </div>
      {query.data && <StaleNotice query={query} />}
      {query.isPending && <ListSkeleton />}
      {!query.data && query.error && (
        <Card>
          <QueryError query={query} what="The sites" />
        </Card>
      )}
      {connected.map((site) => (
        <SiteCard key={site.id} site={site} />
      ))}
      {query.data && connected.every((site) => site.kind === 'built-in') && (
        <Card>
          <EmptyState icon={<Globe />} title="No Fluxx site of yours yet" actions={<ConnectLink />}>
            You need the address of your site and an OAuth application of it. It takes about two minutes.
          </EmptyState>
        </Card>
      )}
      {removed.length > 0 && (
        <details className="group">
          <summary className="cursor-pointer rounded-md py-1 text-sm font-medium text-ink-2">
            Archive: {formatNumber(removed.length)} removed {removed.length === 1 ? 'site' : 'sites'}
          </summary>
          <div className="mt-3 flex flex-col gap-3">
            {removed.map((site) => (
              <SiteCard key={site.id} site={site} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function ConnectLink() {
  return (
    <ButtonLink variant="primary">
      <Link href="/settings/sites/connect">
        <Plus aria-hidden="true" />
        Connect a site
      </Link>
    </ButtonLink>
  );
}

function ListSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3">
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-28 rounded-lg" />
    </div>
  );
}
