'use client';

import type { ReactNode } from 'react';
import { ApiError } from '@/lib/client/fetcher';
import { usePageTitle } from '@/lib/client/page-title';
import { queries, useLive } from '@/lib/client/queries';
import type { QueueView } from '@/lib/domain/api/views';
import { NotFound } from '../console/not-found';
import { QueryError, StaleNotice } from '../console/query-problem';
import { RefreshControl } from '../console/refresh-control';
import { DrainPanel } from '../drain/drain-panel';
import { SnoozeButton } from '../health/snooze-button';
import { SnoozeNotice } from '../health/snooze-notice';
import { NavTabs } from '../layout/nav-tabs';
import { NearLink } from '../layout/near-link';
import { Page } from '../layout/page';
import { Badge } from '../ui/badge';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { PageHeader } from '../ui/page-header';
import { Time } from '../ui/time';
import { useUnhurried } from '../ui/use-unhurried';
import { ActReport } from './act-report';
import { AnswerPanel } from './answer-panel';
import { CountNotice } from './count-notice';
import { QueueFacts } from './queue-facts';
import { QueueSkeleton } from './queue-skeleton';
import { UnknownCallPanel } from './unknown-call-panel';
import { useActReport } from './use-act-report';
import { Uuid } from './uuid';
import { modelLabel } from './words';

/** What every tab of a queue's page has above it: the answer, the counts, and the way to act. */
export function QueueFrame({ id, children }: { id: string; children: ReactNode }) {
  const query = useLive(queries.queue(id));
  const data = useUnhurried(query.data);
  usePageTitle(query.data?.queue.name);
  if (query.error instanceof ApiError && query.error.code === 'not-found') return <NotFound what="queue" />;
  if (data === undefined) {
    return (
      <Page>
        {query.error ? (
          <>
            <h1 className="sr-only">Queue</h1>
            <Card>
              <QueryError query={query} what="This queue" />
            </Card>
          </>
        ) : (
          <QueueSkeleton />
        )}
      </Page>
    );
  }
  const { queue } = data;
  return (
    <Page>
      <QueueHeader
        queue={queue}
        refresh={<RefreshControl updatedAt={query.dataUpdatedAt} failed={query.error !== null} />}
      />
      <StaleNotice query={query} />
      <QueueState queue={queue} />
      <QueueFacts queue={queue} />
      <QueueTabs id={id} />
      {children}
    </Page>
  );
}

function QueueHeader({ queue, refresh }: { queue: QueueView; refresh: ReactNode }) {
  const facts = [queue.site.name, modelLabel(queue.model), queue.triggerType].filter(Boolean).join(' · ');
  return (
    <PageHeader
      breadcrumb={
        <NearLink href="/" className="hover:text-ink hover:underline">
          Overview
        </NearLink>
      }
      title={queue.name}
      badge={queue.enabled === false && <Badge tone="outline">Alert disabled</Badge>}
      description={
        <span className="flex flex-wrap items-center gap-x-4">
          <span>{facts}</span>
          <span className="inline-flex flex-wrap items-center gap-x-1.5">
            <span className="text-ink-3">Queue UUID</span>
            <Uuid value={queue.queueUuid} label="Queue UUID" />
          </span>
        </span>
      }
      actions={
        <>
          <SnoozeButton queue={queue} />
          {refresh}
        </>
      }
    />
  );
}

function QueueState({ queue }: { queue: QueueView }) {
  const { report, close, ...reporter } = useActReport();
  if (queue.archivedAt !== null) return <InTheArchive queue={queue} at={queue.archivedAt} />;
  return (
    <>
      <ActReport report={report} onClose={close} />
      <SnoozeNotice queue={queue} />
      <DrainPanel queueId={queue.id} />
      {queue.unknownCall !== null ? (
        <UnknownCallPanel queue={queue} call={queue.unknownCall} reporter={reporter} />
      ) : (
        <AnswerPanel queue={queue} reporter={reporter} />
      )}
      <CountNotice queue={queue} />
    </>
  );
}

/** Nothing can be called for it: what it did is all there is to see. */
function InTheArchive({ queue, at }: { queue: QueueView; at: number }) {
  const isBuiltIn = queue.site.kind === 'built-in';
  return (
    <Callout title="This queue is not tracked any more">
      Since <Time at={at} />. Its jobs, calls and payloads are kept here.{' '}
      {isBuiltIn ? 'Its alert was deleted.' : 'An admin can track it again under Settings → Sites.'}
    </Callout>
  );
}

function QueueTabs({ id }: { id: string }) {
  return (
    <NavTabs
      label="Parts of this queue"
      tabs={[
        { href: `/queues/${id}`, label: 'Jobs' },
        { href: `/queues/${id}/history`, label: 'Charts' },
        { href: `/queues/${id}/calls`, label: 'Calls' },
        { href: `/queues/${id}/drains`, label: 'Drains' },
        { href: `/queues/${id}/details`, label: 'Details' },
      ]}
    />
  );
}
