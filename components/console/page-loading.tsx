import { Page } from '../layout/page';
import { Skeleton } from '../ui/skeleton';

/**
 * While a page is on its way from the server. The overview, a queue and a job have none: they come with what they show, and a shape in
 * their place would only hold that up.
 */
export function PageLoading() {
  return (
    <Page width="full">
      <div className="flex flex-col gap-5" aria-busy="true">
        <h1 className="sr-only">Loading…</h1>
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-17 rounded-lg" />
        <Skeleton className="h-96 rounded-lg" />
      </div>
    </Page>
  );
}
