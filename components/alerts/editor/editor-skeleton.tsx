import { Page } from '../../layout/page';
import { Skeleton } from '../../ui/skeleton';

/** An alert's page while its first answer is on its way. */
export function EditorSkeleton() {
  return (
    <Page>
      <div className="contents" aria-busy="true">
        <h1 className="sr-only">Reading the alert…</h1>
        <div className="flex flex-col gap-2.5">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-6 w-72 max-w-full" />
          <Skeleton className="h-4 w-[32rem] max-w-full" />
        </div>
        <Skeleton className="h-8 w-80 max-w-full" />
        <div className="grid gap-5 lg:grid-cols-2">
          <Skeleton className="h-96 rounded-lg" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
      </div>
    </Page>
  );
}
