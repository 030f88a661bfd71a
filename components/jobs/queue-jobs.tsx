'use client';

import { Inbox } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useWideScreen } from '@/lib/client/media-query';
import { queries, useLive } from '@/lib/client/queries';
import type { JobView } from '@/lib/domain/api/views';
import { QueryError } from '../console/query-problem';
import { Card } from '../ui/card';
import { SortingDataTable } from '../ui/sorting-data-table';
import { Age } from '../ui/duration';
import { EmptyState } from '../ui/empty-state';
import { NumberText } from '../ui/number';
import { Skeleton } from '../ui/skeleton';
import { Time } from '../ui/time';
import { useUnhurried } from '../ui/use-unhurried';
import { VirtualList } from '../ui/virtual-list';
import { JOB_COLUMNS } from './job-columns';
import { JobStateBadge } from './job-state';

const jobId = (job: JobView) => job.id;
const NO_JOBS: readonly JobView[] = [];

/** The jobs of a queue, newest first. */
export function QueueJobs({ id }: { id: string }) {
  const query = useLive(queries.queueJobs(id));
  const data = useUnhurried(query.data);
  const router = useRouter();
  const wide = useWideScreen(48);
  if (data === undefined && query.error) {
    return (
      <Card>
        <QueryError query={query} what="The jobs" />
      </Card>
    );
  }
  const jobs = data?.jobs ?? NO_JOBS;
  const empty = (
    <EmptyState icon={<Inbox />} title="No job yet">
      A job is what one process call takes: up to 1,000 records. Every job taken here is listed with its
      payload.
    </EmptyState>
  );
  if (wide) {
    return (
      <SortingDataTable
        label="Jobs"
        columns={JOB_COLUMNS}
        items={jobs}
        itemId={jobId}
        loading={data === undefined}
        onOpen={(job) => router.push(`/jobs/${job.id}`)}
        empty={empty}
        className="max-h-[32rem]"
      />
    );
  }
  if (data === undefined) return <Skeleton className="h-40 rounded-lg" />;
  if (jobs.length === 0) return <Card>{empty}</Card>;
  return (
    <VirtualList label="Jobs" items={jobs} itemId={jobId} estimatedHeight={92}>
      {(job) => <JobCard job={job} />}
    </VirtualList>
  );
}

function JobCard({ job }: { job: JobView }) {
  return (
    <Link
      href={`/jobs/${job.id}`}
      prefetch={false}
      className="flex flex-col gap-1.5 rounded-lg border bg-surface p-3.5 active:bg-surface-2"
    >
      <span className="flex items-center justify-between gap-3">
        <span className="font-medium">
          <NumberText
            value={job.recordCount}
            unit={job.recordCount === 1 ? 'record' : 'records'}
            reason="Its payload is not held here"
          />
        </span>
        <JobStateBadge job={job} />
      </span>
      <span className="flex justify-between gap-3 text-xs text-ink-2">
        <span className="min-w-0 truncate">
          <bdi>{job.holder.name}</bdi>
          {job.finishedAt === null && (
            <>
              {' · open '}
              <Age since={job.openedAt} />
            </>
          )}
        </span>
        <Time at={job.openedAt} />
      </span>
      <span className="truncate font-mono text-2xs text-ink-3">{job.jobUuid}</span>
    </Link>
  );
}
