'use client';

import type { OverviewRow } from '@/lib/domain/api/views';
import { DataTable } from '../ui/data-table';
import { Skeleton } from '../ui/skeleton';
import { useColumns } from './use-columns';

const PLACES = ['a', 'b', 'c', 'd', 'e'];
const NO_ROWS: readonly OverviewRow[] = [];
const rowId = (row: OverviewRow) => row.id;

/** The overview's shape while its first answer is on its way. */
export function OverviewSkeleton() {
  const columns = useColumns(null);
  return (
    <div className="contents" aria-busy="true">
      <span className="sr-only">Reading the queues…</span>
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-4 lg:grid-cols-5">
        {PLACES.map((place) => (
          <div
            key={place}
            className="flex h-17 flex-col justify-center gap-2 bg-surface px-4 max-sm:px-3 max-lg:last:hidden"
          >
            <Skeleton className="h-2.5 w-16" />
            <Skeleton className="h-4 w-24" />
          </div>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <Skeleton className="h-8 w-full rounded-md sm:w-72" />
        <Skeleton className="h-8 w-96 max-w-full rounded-md" />
      </div>
      <div className="hidden md:block">
        <DataTable label="Queues" columns={columns} items={NO_ROWS} itemId={rowId} rowHeight={52} loading />
      </div>
      <div className="md:hidden">
        <SkeletonCards />
      </div>
    </div>
  );
}

/** In the place of a phone's cards. */
export function SkeletonCards() {
  return (
    <div className="flex flex-col gap-2" aria-busy="true">
      {PLACES.map((place) => (
        <Skeleton key={place} className="h-39 rounded-lg" />
      ))}
    </div>
  );
}
