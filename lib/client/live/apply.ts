/** Brings what comes on the stream into the answers that pages hold. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { LiveData } from '@/lib/domain/api/live';
import type { jobResponse, overviewResponse, queueResponse } from '@/lib/domain/api/views';
import { liveKeys as keys } from '../keys';
import { patchHour, patchOverview, patchQueue, patchRead, type QueueChanges } from './patch';

type Overview = z.infer<typeof overviewResponse>;
type Queue = z.infer<typeof queueResponse>;
type Job = z.infer<typeof jobResponse>;

export function applyQueues(client: QueryClient, changes: QueueChanges): void {
  patch<Overview>(client, keys.overview, (data) => patchOverview(data, changes));
  for (const { id, of } of changes.changed) {
    patch<Queue>(client, keys.queue(id), (data) => patchQueue(data, changes));
    if (of.includes('ledger')) readLedgerAgain(client, id);
    if (of.includes('drain')) void client.invalidateQueries({ queryKey: keys.queueDrains(id) });
  }
  for (const id of changes.gone) void client.invalidateQueries({ queryKey: keys.queue(id) });
}

/** What the stream tells of calls and jobs is that there is something new; what it is, only those read who look at it. */
function readLedgerAgain(client: QueryClient, queueId: string): void {
  for (const queryKey of [keys.queueJobs(queueId), keys.queueCalls(queueId), keys.queueDrains(queueId)])
    void client.invalidateQueries({ queryKey });
  const isOfQueue = (data: Job | undefined) => data?.queue.id === queueId;
  for (const query of client.getQueryCache().findAll({ queryKey: keys.jobs })) {
    const data = client.getQueryData<Job>(query.queryKey);
    if (query.queryKey.length === 2 && isOfQueue(data))
      void client.invalidateQueries({ queryKey: query.queryKey });
  }
}

export function applyRead(client: QueryClient, read: LiveData<'read'>): void {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: keys.queues }))
    if (queryKey.length === 2) patch<Queue>(client, queryKey, (data) => patchRead(data, read));
}

export function applyHour(client: QueryClient, hour: number): void {
  patch<Overview>(client, keys.overview, (data) => patchHour(data, hour));
}

export function readOverviewAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: keys.overview });
}

/** Everything that the stream would have told of. */
export function readAllAgain(client: QueryClient): void {
  for (const queryKey of [keys.overview, keys.queues, keys.jobs]) void client.invalidateQueries({ queryKey });
}

/** Changes an answer that is held. One that has to be read again, when somebody looks at it, still has to be. */
function patch<Data>(client: QueryClient, queryKey: QueryKey, change: (data: Data) => Data): void {
  const isOld = client.getQueryState(queryKey)?.isInvalidated === true;
  client.setQueryData<Data>(queryKey, (data) => data && change(data));
  if (isOld) void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
}
