import { Skeleton } from '../ui/skeleton';

/** As tall as the search and the table of a payload's records, so that nothing moves when they come. */
export function RecordsSkeleton() {
  return (
    <div className="flex flex-col gap-3" aria-busy="true">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Skeleton className="h-8 w-full rounded-md sm:w-80 pointer-coarse:h-10" />
        <span className="text-sm text-ink-2">Reading the payload…</span>
      </div>
      <Skeleton className="h-[min(70dvh,44rem)] rounded-lg" />
    </div>
  );
}
