import { Page } from '@/components/layout/page';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <Page width="full">
      <div className="flex flex-col gap-5" aria-busy="true">
        <span className="sr-only">Loading…</span>
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-17 rounded-lg" />
        <Skeleton className="h-96 rounded-lg" />
      </div>
    </Page>
  );
}
