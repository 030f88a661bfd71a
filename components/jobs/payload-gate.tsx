'use client';

import { FileClock, FileLock2, FileQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAccount } from '@/lib/client/account';
import { queries, useLive } from '@/lib/client/queries';
import type { JobView } from '@/lib/domain/api/views';
import { jobCan } from '@/lib/domain/job-can';
import { QueryError } from '../console/query-problem';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Time } from '../ui/time';
import { useUnhurried } from '../ui/use-unhurried';

/** Past this many bytes a payload is not read into the page: parsing it would stall the tab. The server gives it in pages. */
const WHOLE_BYTES = 1024 * 1024;

export interface PayloadGateProps {
  job: JobView;
  /** Draws the payload's text. */
  children: (text: string) => ReactNode;
  /** In the place of a payload that is too large to be read into the page. */
  large: ReactNode;
  /** In its place while it is on its way. */
  loading: ReactNode;
}

/** Reads a payload for whoever may see it; else says why there is none. */
export function PayloadGate({ job, children, large, loading }: PayloadGateProps) {
  const account = useAccount();
  const can = jobCan.readPayload(job, account);
  const isLarge = (job.payloadBytes ?? 0) > WHOLE_BYTES;
  const query = useLive(queries.payload(job.id, job.erasedAt), can.allowed && !isLarge);
  const text = useUnhurried(query.data);
  if (!can.allowed) return <NoPayload job={job} mayEver={account.seesPayloads} reason={can.reason} />;
  if (isLarge) return large;
  if (text !== undefined) return children(text);
  if (query.error === null) return loading;
  return (
    <Card>
      <QueryError query={query} what="The payload" />
    </Card>
  );
}

function NoPayload({ job, mayEver, reason }: { job: JobView; mayEver: boolean; reason: string }) {
  return (
    <Card>
      {mayEver && job.purgedAt !== null && (
        <EmptyState icon={<FileClock />} title="The payload is not kept any more">
          It was removed <Time at={job.purgedAt} show="absolute" />, when its time of keeping was over. The
          counts, times and the hash above stay.
        </EmptyState>
      )}
      {mayEver && job.purgedAt === null && (
        <EmptyState icon={<FileQuestion />} title="The payload is not held here">
          {reason} Processing the queue again usually brings it: most sites hand an open job out once more.
        </EmptyState>
      )}
      {!mayEver && (
        <EmptyState icon={<FileLock2 />} title="Viewers do not see payloads">
          The records may hold personal data. {reason} The counts and times above are complete.
        </EmptyState>
      )}
    </Card>
  );
}
