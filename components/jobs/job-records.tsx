'use client';

import { lazy, Suspense, useEffect } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import { lazyPart } from '../ui/lazy-part';
import { PayloadGate } from './payload-gate';
import { RecordsSkeleton } from './records-skeleton';

// What reads a payload digit by digit comes beside the payload, and not before the page that says how the job is.
const loadRecords = () => import('./payload-records');
const PayloadRecords = lazy(lazyPart(async () => (await loadRecords()).PayloadRecords));
const LargeRecords = lazy(lazyPart(async () => (await import('./large-records')).LargeRecords));

/** The records of a job, in a table whose columns are the extra fields. */
export function JobRecords({ id }: { id: string }) {
  const { data } = useLive(queries.job(id));
  useEffect(() => void loadRecords().catch(() => null), []);
  if (data === undefined) return null;
  return (
    <Suspense fallback={<RecordsSkeleton />}>
      <PayloadGate job={data.job} large={<LargeRecords job={data.job} />} loading={<RecordsSkeleton />}>
        {(text) => <PayloadRecords text={text} />}
      </PayloadGate>
    </Suspense>
  );
}
