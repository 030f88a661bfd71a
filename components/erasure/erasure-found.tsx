import Link from 'next/link';
import { useState } from 'react';
import { describeRecords } from '@/lib/domain/durations';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { formatNumber } from '../ui/number';
import { countOf } from './count-of';
import { EraseDialog } from './erase-dialog';
import type { Found } from './parts';

export interface ErasureFoundProps {
  found: Found;
  onErase: (reason: string) => void;
}

/** What an erasure would touch, and the way to do it. */
export function ErasureFound({ found, onErase }: ErasureFoundProps) {
  const [asking, setAsking] = useState(false);
  const { jobs, values, samples } = found;
  return (
    <>
      <Untouched found={found} />
      <Card>
        <CardHeader
          title={titleOf(found)}
          description={
            values === 0
              ? 'No finished job that is stored holds it.'
              : 'Each value becomes [erased]. This cannot be undone.'
          }
          actions={
            values > 0 && (
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
          values={values}
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

function titleOf({ values, records, jobs }: Found): string {
  if (values === 0) return 'Nothing to erase';
  return `${countOf(values, 'value')} of ${describeRecords(records)} in ${countOf(jobs, 'job')}`;
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
          an answer that belongs to no stored job. Whether what is stored of it holds this was not looked at:
          reconcile the first kind, then look again; the other kind stays until payloads are removed by age.
        </p>
      )}
    </Callout>
  );
}
