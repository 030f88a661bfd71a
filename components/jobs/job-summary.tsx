'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { z } from 'zod';
import type { jobResponse, JobView, QueueView } from '@/lib/domain/api/views';
import { describeRecords } from '@/lib/domain/durations';
import { ActReport } from '../queues/act-report';
import { FinishButton } from '../queues/finish-button';
import { HandOver } from '../queues/hand-over';
import { ProcessButton } from '../queues/process-button';
import { useActReport, type ActReporter } from '../queues/use-act-report';
import { ButtonLink } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { Age, Duration } from '../ui/duration';
import { focusHome } from '../ui/focus-home';
import { formatNumber, NumberText } from '../ui/number';
import { Time } from '../ui/time';
import { ClearedText } from './job-columns';
import { RequeueAction, RequeuedNotice } from './job-requeue';
import { JobTimeline } from './job-timeline';
import { timelineOf } from './timeline';

/** The job's facts, its life so far, and what can be done with it now. */
export function JobState({ data }: { data: z.output<typeof jobResponse> }) {
  const { job, queue, calls } = data;
  const { report, close, ...reporter } = useActReport();
  return (
    <>
      <ActReport report={report} onClose={close} withoutLinkTo={job.id} />
      <Reconcile job={job} queue={queue} />
      <RequeuedNotice job={job} queue={queue} />
      <ErasedNotice job={job} />
      <Card {...focusHome}>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4 p-4">
          <DefinitionList
            layout="stack"
            items={factsOf(job)}
            className="min-w-0 flex-1 basis-80 grid-cols-2 sm:grid-cols-3 2xl:grid-cols-6"
          />
          <div data-acts className="flex flex-wrap gap-2 empty:hidden max-sm:w-full max-sm:[&>button]:flex-1">
            <FinishButton job={job} queue={queue} reporter={reporter} prominent />
            {job.state === 'finished' && <Next queue={queue} reporter={reporter} />}
            <RequeueAction job={job} queue={queue} />
          </div>
        </div>
        <HandOver job={job} queue={queue} />
        <div className="border-t p-4">
          <JobTimeline steps={timelineOf(job, calls)} />
        </div>
      </Card>
    </>
  );
}

function Reconcile({ job, queue }: { job: JobView; queue: QueueView }) {
  if (queue.unknownCall?.jobId === job.id || (job.state === 'finishing' && queue.unknownCall !== null)) {
    return (
      <Callout
        tone="danger"
        title="Nobody knows what came of the last call about this job"
        actions={
          <ButtonLink variant="primary">
            <Link href={`/queues/${queue.id}`}>Reconcile</Link>
          </ButtonLink>
        }
      >
        {queue.unknownCall?.detail ?? queue.health.sentence}
      </Callout>
    );
  }
  if (job.clearCount === null || job.recordCount === null || job.clearCount === job.recordCount) return null;
  return (
    <Callout tone="warning" title="The counts differ">
      The site cleared {describeRecords(job.clearCount)}; stored here: {formatNumber(job.recordCount)}.
      Compare them with the integration before you rely on either.
    </Callout>
  );
}

/** The bytes are not what their hash says: by an erasure, and not by damage. */
function ErasedNotice({ job }: { job: JobView }) {
  if (job.erasedAt === null || job.purgedAt !== null) return null;
  return (
    <Callout tone="info" title="Values in this payload were erased">
      Last <Time at={job.erasedAt} show="absolute" />. The hash is that of the original bytes, so the payload
      differs from it since. Erased values read “[erased]”.
    </Callout>
  );
}

/** After a finished job: on with its queue, as long as something may be waiting there. */
function Next({ queue, reporter }: { queue: QueueView; reporter: ActReporter }) {
  const router = useRouter();
  const waiting = queue.queued.value;
  return (
    <>
      {queue.openJob === null && waiting !== 0 && (
        <ProcessButton
          queue={queue}
          reporter={reporter}
          label="Process the next"
          onDone={({ job }) => job !== null && router.push(`/jobs/${job.id}`)}
        />
      )}
      <ButtonLink>
        <Link href={`/queues/${queue.id}`}>
          {waiting === null || waiting === 0
            ? 'Back to the queue'
            : `Queue: ${describeRecords(waiting)} waiting`}
        </Link>
      </ButtonLink>
    </>
  );
}

function factsOf(job: JobView) {
  return [
    { term: 'Records', value: <NumberText value={job.recordCount} reason="Its payload is not held here" /> },
    { term: 'Cleared', value: <ClearedText job={job} /> },
    { term: 'Taken by', value: job.holder.name },
    {
      term: job.finishedAt === null ? 'Open for' : 'Was open for',
      value:
        job.finishedAt === null ? (
          <Age since={job.openedAt} />
        ) : (
          <Duration ms={job.finishedAt - job.openedAt} fine />
        ),
    },
    {
      term: 'Oldest record',
      value: job.oldestTriggeredAt === null ? null : <Age since={job.oldestTriggeredAt} />,
    },
    { term: 'Payload', value: <NumberText value={job.payloadBytes} unit="bytes" reason="Not held here" /> },
  ];
}
