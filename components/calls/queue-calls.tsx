'use client';

import { ArrowLeftRight } from 'lucide-react';
import { queries, useLive } from '@/lib/client/queries';
import { QueryError } from '../console/query-problem';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';
import { CallItem } from './call-item';

const PLACES = ['a', 'b', 'c', 'd'];

/** Every upstream call of a queue, newest first. */
export function QueueCalls({ id }: { id: string }) {
  const query = useLive(queries.queueCalls(id));
  if (query.data === undefined) {
    return <Card>{query.error ? <QueryError query={query} what="The calls" /> : <CallsSkeleton />}</Card>;
  }
  if (query.data.calls.length === 0) {
    return (
      <Card>
        <EmptyState icon={<ArrowLeftRight />} title="No call yet">
          Every process and finish call made from here is kept, with who asked, what the site answered and
          what came of it.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <ol aria-label="Calls" className="divide-y divide-line">
        {query.data.calls.map((call) => (
          <li key={call.id}>
            <CallItem call={call} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function CallsSkeleton() {
  return (
    <div className="divide-y divide-line" aria-busy="true">
      {PLACES.map((place) => (
        <div key={place} className="flex h-24 flex-col justify-center gap-2.5 px-4">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-3 w-96 max-w-full" />
          <Skeleton className="h-3 w-64" />
        </div>
      ))}
    </div>
  );
}
