'use client';

import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useAccount } from '@/lib/client/account';
import { ApiError } from '@/lib/client/fetcher';
import { usePageTitle } from '@/lib/client/page-title';
import { queries, useLive } from '@/lib/client/queries';
import type { jobResponse, JobView } from '@/lib/domain/api/views';
import { describeRecords } from '@/lib/domain/durations';
import { jobCan } from '@/lib/domain/job-can';
import { NotFound } from '../console/not-found';
import { QueryError, StaleNotice } from '../console/query-problem';
import { RefreshControl } from '../console/refresh-control';
import { NavTabs } from '../layout/nav-tabs';
import { NearLink } from '../layout/near-link';
import { Page } from '../layout/page';
import { QueueSkeleton } from '../queues/queue-skeleton';
import { Uuid } from '../queues/uuid';
import { Card } from '../ui/card';
import { PageHeader } from '../ui/page-header';
import { useUnhurried } from '../ui/use-unhurried';
import { Downloads } from './downloads';
import { JobState } from './job-summary';
import { JobStateBadge } from './job-state';

/** What every tab of a job's page has above it. */
export function JobFrame({ id, children }: { id: string; children: ReactNode }) {
  const query = useLive(queries.job(id));
  const data = useUnhurried(query.data);
  const job = query.data?.job;
  usePageTitle(job && `${describeRecords(job.recordCount)} · ${job.queueName}`);
  if (query.error instanceof ApiError && query.error.code === 'not-found') return <NotFound what="job" />;
  return (
    <Page>
      {data === undefined && query.error === null && <QueueSkeleton />}
      {data === undefined && query.error !== null && (
        <>
          <h1 className="sr-only">Job</h1>
          <Card>
            <QueryError query={query} what="This job" />
          </Card>
        </>
      )}
      {data && (
        <>
          <JobHeader
            data={data}
            refresh={<RefreshControl updatedAt={query.dataUpdatedAt} failed={query.error !== null} />}
          />
          <StaleNotice query={query} />
          <JobState data={data} />
          <NavTabs
            label="Parts of this job"
            tabs={[
              { href: `/jobs/${id}`, label: 'Records' },
              { href: `/jobs/${id}/payload`, label: 'Payload' },
            ]}
          />
          {children}
        </>
      )}
    </Page>
  );
}

function JobHeader({ data, refresh }: { data: z.output<typeof jobResponse>; refresh: ReactNode }) {
  const { job, queue } = data;
  return (
    <PageHeader
      breadcrumb={
        <span className="flex flex-wrap gap-x-1.5">
          <NearLink href="/" className="hover:text-ink hover:underline">
            Overview
          </NearLink>
          <span aria-hidden="true">/</span>
          <NearLink href={`/queues/${queue.id}`} className="hover:text-ink hover:underline">
            <bdi>{queue.name}</bdi>
          </NearLink>
        </span>
      }
      title={titleOf(job)}
      badge={<JobStateBadge job={job} />}
      description={
        <span className="inline-flex flex-wrap items-center gap-x-1.5">
          <span className="text-ink-3">Job UUID</span>
          <Uuid value={job.jobUuid} label="Job UUID" />
        </span>
      }
      actions={
        <>
          <Download job={job} />
          {refresh}
        </>
      }
    />
  );
}

function Download({ job }: { job: JobView }) {
  const account = useAccount();
  return jobCan.readPayload(job, account).allowed ? <Downloads job={job} /> : null;
}

function titleOf(job: JobView): string {
  return job.recordCount === null ? 'Job of unknown size' : `Job of ${describeRecords(job.recordCount)}`;
}
