import Link from 'next/link';
import { useState } from 'react';
import { describeRecords } from '@/lib/domain/durations';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { formatNumber } from '../ui/number';
import { countOf } from './count-of';
import { EraseDialog } from './erase-dialog';
import { describeErased, type Found } from './parts';

export interface ErasureFoundProps {
  found: Found;
  onErase: (reason: string) => void;
}

/** What an erasure would touch, and the way to do it. */
export function ErasureFound({ found, onErase }: ErasureFoundProps) {
  const [asking, setAsking] = useState(false);
  const { jobs, values, answers, samples } = found;
  const isNothing = values + answers === 0;
  return (
    <>
      <Untouched found={found} />
      <Card>
        <CardHeader
          title={titleOf(found)}
          description={isNothing ? 'No finished job that is stored holds it.' : describeHow(found)}
          actions={
            !isNothing && (
              <Button variant="danger" onClick={() => setAsking(true)}>
                Erase…
              </Button>
            )
          }
        />
        {samples.length > 0 && <Samples samples={samples} />}
        {jobs > samples.length && (
          <CardBody className="text-sm text-ink-2">
            And {formatNumber(jobs - samples.length)} more jobs.
          </CardBody>
        )}
      </Card>
      {asking && (
        <EraseDialog
          found={found}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) => {
            setAsking(false);
            onErase(reason);
          }}
        />
      )}
    </>
  );
}

function titleOf(found: Found): string {
  const { values, answers, records, jobs } = found;
  if (values + answers === 0) return 'Nothing to erase';
  if (values === 0) return describeErased(found);
  const whole = answers > 0 ? ` and ${countOf(answers, 'stored answer')}` : '';
  return `${countOf(values, 'value')} of ${describeRecords(records)} in ${countOf(jobs, 'job')}${whole}`;
}

function describeHow({ values, answers }: Found): string {
  const sentences = [
    values > 0 ? 'Each value becomes [erased].' : '',
    answers > 0
      ? 'A stored answer that came to no stored job, as one that was cut, is removed whole; its hash stays.'
      : '',
    'This cannot be undone.',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function Samples({ samples }: { samples: Found['samples'] }) {
  return (
    <ul aria-label="Jobs it touches" className="divide-y divide-line">
      {samples.map((job) => (
        <li
          key={job.jobId}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 text-sm"
        >
          <Link href={`/jobs/${job.jobId}`} prefetch={false} className="font-medium text-ink hover:underline">
            <bdi>{job.queueName}</bdi>, job of {describeRecords(job.recordCount)}
          </Link>
          <span className="figures text-ink-2">
            {countOf(job.values, 'value')} of {describeRecords(job.records)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Untouched({ found: { openJobs, unknownCalls } }: { found: Found }) {
  if (openJobs === 0 && unknownCalls === 0) return null;
  return (
    <Callout tone="warning" title="Some of it is not touched">
      {openJobs > 0 && (
        <p>
          {formatNumber(openJobs)} open {openJobs === 1 ? 'job holds' : 'jobs hold'} it too. An open job’s
          bytes may still have to be passed on to the integration, so it is left alone: finish it, then erase
          again.
        </p>
      )}
      {unknownCalls > 0 && (
        <p>
          {formatNumber(unknownCalls)} {unknownCalls === 1 ? 'call has' : 'calls have'} an unknown outcome, or
          took a job that is still open. Whether what is stored of it holds this was not looked at: reconcile
          it, or finish the job, then look again.
        </p>
      )}
    </Callout>
  );
}
