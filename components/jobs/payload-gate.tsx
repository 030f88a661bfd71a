'use client';

import { Download, FileLock2, FileQuestion, FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAccount } from '@/lib/client/account';
import { payloadPath, queries, useLive } from '@/lib/client/queries';
import type { JobView } from '@/lib/domain/api/views';
import { jobCan } from '@/lib/domain/job-can';
import { may } from '@/lib/domain/policies';
import { QueryError } from '../console/query-problem';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { formatNumber } from '../ui/number';
import { Skeleton } from '../ui/skeleton';
import { SHOWN_BYTES } from './records';

export interface PayloadGateProps {
  job: JobView;
  /** Draws the payload's text. */
  children: (text: string) => ReactNode;
}

/** Reads a payload for whoever may see it; else says why there is none. */
export function PayloadGate({ job, children }: PayloadGateProps) {
  const account = useAccount();
  const can = jobCan.readPayload(job, account);
  const tooLarge = (job.payloadBytes ?? 0) > SHOWN_BYTES;
  const query = useLive(queries.payload(job.id), can.allowed && !tooLarge);
  if (!can.allowed) return <NoPayload mayEver={may(account.role, 'payload.read')} reason={can.reason} />;
  if (tooLarge) return <TooLarge job={job} />;
  if (query.data !== undefined) return children(query.data);
  return (
    <Card>
      {query.error ? (
        <QueryError query={query} what="The payload" />
      ) : (
        <div className="p-4" aria-busy="true">
          <Skeleton className="h-72 rounded-md" />
        </div>
      )}
    </Card>
  );
}

function NoPayload({ mayEver, reason }: { mayEver: boolean; reason: string }) {
  return (
    <Card>
      {mayEver ? (
        <EmptyState icon={<FileQuestion />} title="The payload is not held here">
          {reason} Processing the queue again usually brings it: most sites hand an open job out once more.
        </EmptyState>
      ) : (
        <EmptyState icon={<FileLock2 />} title="Viewers do not see payloads">
          The records may hold personal data. {reason} The counts and times above are complete.
        </EmptyState>
      )}
    </Card>
  );
}

function TooLarge({ job }: { job: JobView }) {
  return (
    <Card>
      <EmptyState icon={<FileWarning />} title="Too large to show" actions={<DownloadLink job={job} />}>
        This payload has {formatNumber(job.payloadBytes ?? 0)} bytes; up to {formatNumber(SHOWN_BYTES)} are
        shown in the page. It is stored whole and can be downloaded.
      </EmptyState>
    </Card>
  );
}

/** The original bytes as a file. */
export function DownloadLink({ job }: { job: JobView }) {
  return (
    <ButtonLink>
      <a href={payloadPath(job.id)} download={`job-${job.jobUuid}.json`}>
        <Download aria-hidden="true" />
        Download JSON
      </a>
    </ButtonLink>
  );
}
