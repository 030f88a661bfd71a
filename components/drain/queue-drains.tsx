'use client';

import { ListEnd } from 'lucide-react';
import { drainQueries } from '@/lib/client/drains';
import { useLive } from '@/lib/client/queries';
import { QueryError } from '../console/query-problem';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';
import { DrainCard } from './drain-panel';

/** The drains of a queue, newest first, each with its archive. */
export function QueueDrains({ id }: { id: string }) {
  const query = useLive(drainQueries.ofQueue(id));
  if (query.data === undefined && query.error) {
    return (
      <Card>
        <QueryError query={query} what="The drains" />
      </Card>
    );
  }
  if (query.data === undefined) return <Skeleton className="h-40 rounded-lg" />;
  const { drains } = query.data;
  if (drains.length === 0) {
    return (
      <Card>
        <EmptyState icon={<ListEnd />} title="No drain yet">
          A drain empties a queue by itself: it processes, stores and finishes, round after round, and stops
          at the first surprise. Begin one with Drain above, when nothing is open.
        </EmptyState>
      </Card>
    );
  }
  return (
    <ul aria-label="Drains" className="flex flex-col gap-3">
      {drains.map((drain) => (
        <li key={drain.id}>
          <DrainCard drain={drain} />
        </li>
      ))}
    </ul>
  );
}
