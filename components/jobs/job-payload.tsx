'use client';

import { FileText } from 'lucide-react';
import { queries, useLive } from '@/lib/client/queries';
import type { JobView } from '@/lib/domain/api/views';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { JsonView } from '../ui/json-view';
import { formatNumber } from '../ui/number';
import { Skeleton } from '../ui/skeleton';
import { Downloads } from './downloads';
import { PayloadGate } from './payload-gate';

/** The whole payload of a job as JSON, digit by digit as it was sent. */
export function JobPayload({ id }: { id: string }) {
  const { data } = useLive(queries.job(id));
  if (data === undefined) return null;
  return (
    <PayloadGate job={data.job} large={<LargePayload job={data.job} />} loading={<PayloadSkeleton />}>
      {(text) => <JsonView text={text} label="payload" />}
    </PayloadGate>
  );
}

function PayloadSkeleton() {
  return (
    <Card>
      <div className="p-4" aria-busy="true">
        <Skeleton className="h-72 rounded-md" />
      </div>
    </Card>
  );
}

function LargePayload({ job }: { job: JobView }) {
  return (
    <Card>
      <EmptyState icon={<FileText />} title="Too large for one page" actions={<Downloads job={job} />}>
        This payload has {formatNumber(job.payloadBytes ?? 0)} bytes. The Records tab shows and searches all
        of it, record by record with its JSON; here it can be downloaded whole.
      </EmptyState>
    </Card>
  );
}
