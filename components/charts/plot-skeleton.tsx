import { Skeleton } from '../ui/skeleton';

/** Holds the plot's place while its own chunk of code is loading. */
export function PlotSkeleton() {
  return <Skeleton className="h-full w-full rounded-md" />;
}
