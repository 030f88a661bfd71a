'use client';

import Link from 'next/link';
import { useAccount } from '@/lib/client/account';
import type { JobView, QueueView } from '@/lib/domain/api/views';
import { may } from '@/lib/domain/policies';
import { suggestion, type Suggestion } from '@/lib/domain/queue-can';
import { DrainButton } from '../drain/drain-button';
import { useDraining } from '../drain/drain-panel';
import { ButtonLink } from '../ui/button';
import { cn } from '../ui/cn';
import { DefinitionList } from '../ui/definition-list';
import { Age } from '../ui/duration';
import { focusHome } from '../ui/focus-home';
import { NumberText } from '../ui/number';
import { Spinner } from '../ui/spinner';
import { FinishButton } from './finish-button';
import { HandOver } from './hand-over';
import { lookOf } from './health';
import { ProcessButton } from './process-button';
import { RecoverButton } from './recover-button';
import type { ActReporter } from './use-act-report';
import { Uuid } from './uuid';

export interface AnswerPanelProps {
  queue: QueueView;
  reporter: ActReporter;
}

const BUSY_WITH = { process: 'taking the next records', finish: 'finishing the open job' } as const;

/** The answer first: how the queue is, why, and the one thing to do about it. */
export function AnswerPanel({ queue, reporter }: AnswerPanelProps) {
  const { word, Icon, ink, soft } = lookOf(queue.health);
  const next = suggestion(queue);
  const draining = useDraining(queue.id);
  return (
    <section
      {...focusHome}
      aria-label="State of the queue"
      className="rounded-lg border bg-surface shadow-card"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 p-4">
        <div className="flex min-w-0 flex-1 basis-80 items-start gap-3">
          <span className={cn('grid size-9 shrink-0 place-items-center rounded-lg', soft, ink)}>
            <Icon className="size-5" aria-hidden="true" />
          </span>
          <div className="min-w-0">
            <h2 className={cn('text-sm font-semibold', ink)}>{word}</h2>
            <p className="max-w-[70ch] text-lg font-medium text-pretty text-ink">{queue.health.sentence}</p>
            {!draining && <NextStep queue={queue} next={next} />}
          </div>
        </div>
        {!draining && <Acts queue={queue} reporter={reporter} next={next} />}
      </div>
      {queue.openJob && <OpenJob job={queue.openJob} />}
      {queue.openJob && <HandOver job={queue.openJob} queue={queue} />}
    </section>
  );
}

function NextStep({ queue, next }: { queue: QueueView; next: Suggestion }) {
  const { role } = useAccount();
  if (queue.busy !== null) {
    return (
      <p className="mt-0.5 flex items-center gap-2 text-sm text-ink-2">
        <Spinner />
        <span>
          <bdi>{queue.busy.actor.name}</bdi> is {BUSY_WITH[queue.busy.verb]}, for{' '}
          <Age since={queue.busy.since} /> now.
        </span>
      </p>
    );
  }
  if (next.action === 'none' || next.sentence === queue.health.sentence) return null;
  const other = may(role, 'queue.process') ? '' : ' An operator can do this.';
  return (
    <p className="mt-0.5 text-sm text-ink-2">
      {next.sentence}
      {other}
    </p>
  );
}

function Acts({ queue, reporter, next }: AnswerPanelProps & { next: Suggestion }) {
  return (
    <div
      data-acts
      className="flex flex-row-reverse flex-wrap items-center gap-2 empty:hidden max-sm:w-full max-sm:[&>button]:flex-1"
    >
      {/* The suggested one comes first for whoever reads in order, and stands at the edge. One key, or its dialog would close when the places change. */}
      {next.action === 'finish' && queue.openJob && (
        <FinishButton
          key={queue.openJob.id}
          job={queue.openJob}
          queue={queue}
          reporter={reporter}
          prominent
        />
      )}
      {next.action === 'recover' && <RecoverButton queue={queue} prominent />}
      <ProcessButton queue={queue} reporter={reporter} prominent={next.action === 'process'} />
      <DrainButton queue={queue} />
      {next.action !== 'finish' && queue.openJob && (
        <FinishButton key={queue.openJob.id} job={queue.openJob} queue={queue} reporter={reporter} />
      )}
    </div>
  );
}

function OpenJob({ job }: { job: JobView }) {
  const { seesPayloads } = useAccount();
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-t px-4 py-3.5">
      <div className="min-w-0 flex-1 basis-96 max-sm:basis-full">
        <div className="mb-2 flex flex-wrap items-center gap-x-3">
          <h3 className="text-sm font-semibold text-ink">Open job</h3>
          <Uuid value={job.jobUuid} label="Job UUID" />
        </div>
        <DefinitionList layout="stack" items={factsOf(job)} />
      </div>
      <ButtonLink className="max-sm:w-full">
        <Link href={`/jobs/${job.id}`}>
          {seesPayloads && job.custody === 'held' ? 'Look at the records' : 'Look at the job'}
        </Link>
      </ButtonLink>
    </div>
  );
}

function factsOf(job: JobView) {
  return [
    { term: 'Records', value: <NumberText value={job.recordCount} reason="Its payload is not held here" /> },
    { term: 'Taken by', value: job.holder.name },
    { term: 'Open for', value: <Age since={job.openedAt} /> },
    { term: 'Payload', value: job.custody === 'held' ? 'Stored here, whole' : 'Not held here' },
  ];
}
