'use client';

import { Download, Square } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import { drainArchivePath, drainQueries, useMoveDrain } from '@/lib/client/drains';
import { explainError } from '@/lib/client/error-words';
import { useLive } from '@/lib/client/queries';
import type { DrainView } from '@/lib/domain/api/drains';
import { may } from '@/lib/domain/policies';
import { Button, ButtonLink } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { Duration } from '../ui/duration';
import { LaterAlertDialog, nearAlertDialog } from '../ui/later-alert-dialog';
import { formatNumber, NumberText } from '../ui/number';
import { Progress } from '../ui/progress';
import { Spinner } from '../ui/spinner';
import { Time } from '../ui/time';
import { drainTitle, paceOf } from './drain-words';

/** The drain at work on a queue, or the newest while it still asks for a person. Draws nothing otherwise. */
export function DrainPanel({ queueId }: { queueId: string }) {
  const { data } = useLive(drainQueries.ofQueue(queueId));
  // Its own tab lists every drain, this one first.
  const isListed = usePathname().endsWith('/drains');
  const [newest] = data?.drains ?? [];
  if (isListed || newest === undefined || newest.state === 'done' || newest.state === 'cancelled')
    return null;
  return <DrainCard drain={newest} />;
}

const isAtWork = ({ state }: DrainView) => state === 'running' || state === 'cancelling';

/** Whether a drain works on the queue now, so that nobody else may call. */
export function useDraining(queueId: string): boolean {
  return useLive(drainQueries.ofQueue(queueId)).data?.drains.some(isAtWork) ?? false;
}

/** One drain: how far it is, what came of it, and what can be done with it. */
export function DrainCard({ drain }: { drain: DrainView }) {
  const working = isAtWork(drain);
  const { error, mutate, isPending } = useMoveDrain(drain.id);
  return (
    <Card>
      <section aria-label={drainTitle(drain)} className="flex flex-col gap-4 p-4">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="flex items-center gap-2 text-base font-semibold text-ink">
              {working && <Spinner />}
              {drainTitle(drain)}
            </h2>
            <p className="text-sm text-ink-2">
              {drain.actor.name}, <Time at={drain.startedAt} />
              {working && '. It goes on when you close this page.'}
            </p>
          </div>
          <div data-acts className="flex flex-wrap gap-2 empty:hidden max-sm:w-full max-sm:[&>*]:flex-1">
            <Acts drain={drain} pending={isPending} onMove={mutate} />
          </div>
        </div>
        {working && <Bar drain={drain} />}
        {drain.sentence !== null && (
          <Callout tone={drain.state === 'stopped' ? 'danger' : 'info'} title={drain.sentence}>
            {drain.nextStep}
          </Callout>
        )}
        {error !== null && <Refused error={error} />}
        <DefinitionList layout="stack" items={factsOf(drain)} />
      </section>
    </Card>
  );
}

function Bar({ drain }: { drain: DrainView }) {
  const known = drain.expectedRecords;
  return (
    <div>
      <Progress label="Records drained" value={known === null ? null : drain.records} max={known ?? 100} />
      <output className="figures mt-1.5 block text-sm text-ink-2">
        {known === null
          ? `${formatNumber(drain.records)} records so far; how many there are is not known`
          : `${formatNumber(drain.records)} of about ${formatNumber(known)} records`}
      </output>
    </div>
  );
}

interface ActsProps {
  drain: DrainView;
  pending: boolean;
  onMove: (verb: 'cancel' | 'resume') => void;
}

function Acts({ drain, pending, onMove }: ActsProps) {
  const { role, seesPayloads } = useAccount();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {may(role, 'queue.drain') && drain.state === 'running' && (
        <Button loading={pending} icon={<Square aria-hidden="true" />} onClick={() => onMove('cancel')}>
          Cancel after this round
        </Button>
      )}
      {may(role, 'queue.drain') && drain.resumable && (
        <Button
          loading={pending}
          onPointerEnter={nearAlertDialog}
          onFocus={nearAlertDialog}
          onClick={() => setAsking(true)}
        >
          Resume…
        </Button>
      )}
      {drain.openJobId !== null && !isAtWork(drain) && (
        <ButtonLink>
          <Link href={`/jobs/${drain.openJobId}`}>Look at its open job</Link>
        </ButtonLink>
      )}
      {seesPayloads && drain.rounds > 0 && !isAtWork(drain) && <ArchiveLink drain={drain} />}
      <LaterAlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Let the drain go on?"
        description={
          drain.openJobId === null
            ? 'It takes the next records, stores them and finishes them, as its plan says. Its calls will be in your name.'
            : 'It first finishes the job it had open, then takes the next records, as its plan says. Its calls will be in your name.'
        }
        confirmLabel="Resume"
        onConfirm={() => {
          setAsking(false);
          onMove('resume');
        }}
      />
    </>
  );
}

/** The archive of a drain: every payload as its original bytes, with a manifest. */
function ArchiveLink({ drain }: { drain: DrainView }) {
  return (
    <ButtonLink>
      <a href={drainArchivePath(drain.id)} download>
        <Download aria-hidden="true" />
        Download archive
      </a>
    </ButtonLink>
  );
}

function Refused({ error }: { error: Error }) {
  const { title, detail, whatNext } = explainError(error, 'upstream-act');
  return (
    <Callout tone="danger" title={title}>
      {detail} {whatNext}
    </Callout>
  );
}

function factsOf(drain: DrainView) {
  const { perSecond, leftMs } = paceOf(drain);
  const rate = perSecond === null ? null : Math.round(perSecond * 10) / 10;
  return [
    { term: 'Records', value: <NumberText value={drain.records} /> },
    {
      term: 'Rounds',
      value: (
        <span className="figures">
          {formatNumber(drain.rounds)}{' '}
          <span className="text-ink-3">of at most {formatNumber(drain.maxRounds)}</span>
        </span>
      ),
    },
    { term: 'Cleared on the site', value: <NumberText value={drain.cleared} /> },
    { term: 'Stored', value: <NumberText value={drain.bytes} unit="bytes" /> },
    {
      term: 'Rate',
      value: <NumberText value={rate} unit="a second" reason="Not known before the first round" />,
    },
    ...(isAtWork(drain)
      ? [
          {
            term: 'Time left',
            value:
              leftMs === null ? <NumberText value={null} reason="Not known" /> : <Duration ms={leftMs} />,
          },
        ]
      : [{ term: 'Worked for', value: <Duration ms={drain.workedMs} fine /> }]),
    ...(drain.maxRecords === null
      ? []
      : [{ term: 'Maximum', value: <NumberText value={drain.maxRecords} unit="records" /> }]),
  ];
}
