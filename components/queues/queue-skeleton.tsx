import { Skeleton } from '../ui/skeleton';

const PLACES = ['a', 'b', 'c', 'd'];

/** A queue's page while its first answer is on its way. */
export function QueueSkeleton() {
  return (
    <div className="contents" aria-busy="true">
      <h1 className="sr-only">Reading the queue…</h1>
      <div className="flex flex-col gap-2.5">
        <Skeleton className="h-3 w-16" />
        <Skeleton className="h-6 w-72 max-w-full" />
        <Skeleton className="h-4 w-[32rem] max-w-full" />
      </div>
      <Skeleton className="h-24 rounded-lg" />
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line lg:grid-cols-4">
        {PLACES.map((place) => (
          <div key={place} className="flex h-21 flex-col justify-center gap-2 bg-surface px-4">
            <Skeleton className="h-2.5 w-16" />
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-2.5 w-20" />
          </div>
        ))}
      </div>
      <Skeleton className="h-8 w-80 max-w-full" />
      <Skeleton className="h-72 rounded-lg" />
    </div>
  );
}
