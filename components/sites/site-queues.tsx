'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '@/lib/client/fetcher';
import { siteQueries } from '@/lib/client/queries/sites';
import { useLive } from '@/lib/client/queries';
import { useReadSite } from '@/lib/client/site-acts';
import type { DiscoveryView, LineReport } from '@/lib/domain/api/sites';
import { NotFound } from '../console/not-found';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Button, ButtonLink } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { Skeleton } from '../ui/skeleton';
import { Time } from '../ui/time';
import { Refusal } from './connect-site';
import { ArchivedQueues } from './archived-queues';
import { LineReports } from './line-reports';
import { PasteQueues } from './paste-queues';
import { PickQueues } from './pick-queues';
import { SiteState } from './site-state';

/** The queues of a site: what it lists, what is tracked, what changed, and adding by UUID. */
export function SiteQueues({ id }: { id: string }) {
  const query = useLive(siteQueries.alerts(id));
  if (query.error instanceof ApiError && query.error.code === 'not-found') return <NotFound what="page" />;
  if (query.data === undefined) {
    return query.error ? (
      <Card>
        <QueryError query={query} what="This site" />
      </Card>
    ) : (
      <div aria-busy="true" className="flex flex-col gap-3">
        <Skeleton className="h-10 w-64" />
        <Skeleton className="h-80 rounded-lg" />
      </div>
    );
  }
  return (
    <>
      <StaleNotice query={query} />
      <Loaded id={id} discovery={query.data} />
    </>
  );
}

function Loaded({ id, discovery }: { id: string; discovery: DiscoveryView }) {
  const [lines, setLines] = useState<readonly LineReport[]>([]);
  const { site } = discovery;
  return (
    <>
      <Head id={id} discovery={discovery} />
      <LineReports lines={lines} onClose={() => setLines([])} />
      {site.kind === 'remote' && site.state !== 'archived' ? (
        <>
          <PickQueues
            key={discovery.alerts.map((alert) => `${alert.queueUuid}${alert.status}`).join()}
            id={id}
            discovery={discovery}
            onDone={setLines}
          />
          <PasteQueues id={id} onDone={setLines} />
        </>
      ) : (
        <Fixed discovery={discovery} />
      )}
    </>
  );
}

/** A site whose queues nobody picks: the built-in one, or one that was removed and whose ledger is kept. */
function Fixed({ discovery: { site, alerts } }: { discovery: DiscoveryView }) {
  if (site.kind === 'built-in') {
    return (
      <Callout title="The built-in site">Its queues appear by themselves as its alerts are made.</Callout>
    );
  }
  return (
    <>
      <Callout title="This site was removed">
        Its ledger is kept. Connect it again to track its queues.
      </Callout>
      <ArchivedQueues alerts={alerts} />
    </>
  );
}

function Head({ id, discovery: { site } }: { id: string; discovery: DiscoveryView }) {
  const read = useReadSite(id);
  useReadOnce(read.mutate, site.state === 'new');
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-3 text-lg font-semibold text-ink">
            <bdi>{site.name}</bdi> <SiteState site={site} />
          </h2>
          <p className="text-sm text-ink-2">
            {site.listedAt === null ? (
              'Its API alerts were not read yet.'
            ) : (
              <>
                Read <Time at={site.listedAt} />.
              </>
            )}{' '}
            Nothing is added or removed before you say so.
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink>
            <Link href={`/settings/sites/${id}/edit`}>Edit the site</Link>
          </ButtonLink>
          <Button loading={read.isPending} loadingLabel="Reading the site…" onClick={() => read.mutate()}>
            Read the site again
          </Button>
        </div>
      </div>
      {read.error !== null && <Refusal error={read.error} />}
      {site.problem !== null && (
        <Callout tone="warning" title="The site could not be read at the last attempt">
          {site.problem} What is shown is from before. Nothing was changed.
        </Callout>
      )}
    </>
  );
}

/** Whoever has just connected a site wants to see what it has. */
function useReadOnce(readNow: () => void, isNew: boolean): void {
  const wanted = useSearchParams().get('read') === 'now' && isNew;
  const begun = useRef(false);
  useEffect(() => {
    if (!wanted || begun.current) return;
    begun.current = true;
    readNow();
  }, [wanted, readNow]);
}
