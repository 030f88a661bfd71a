import { useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { ApiError } from './fetcher';
import type { QueueChanges } from './live/patch';
import { withRecent } from './live/recent';
import { useLiveState } from './live/state';
import { usePaused } from './refresh';

/** A query in the form every page uses it. */
export interface ConsoleQuery<Data> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  /** Milliseconds between two readings while somebody looks; never when left out. */
  every?: number;
  /** The same while the live stream tells of its changes: never, or now and then for words that age. Left out: it tells nothing of it. */
  whenLive?: number | false;
  /** Brings what the stream told meanwhile into an answer. */
  patch?: (data: NoInfer<Data>, changes: QueueChanges) => NoInfer<Data>;
  staleTime?: number;
  /** What stands while the first answer is on its way, of what was read by another key before. */
  placeholderData?: NonNullable<UseQueryOptions<Data, Error, Data, readonly unknown[]>['placeholderData']>;
}

/**
 * Reads and keeps fresh while the tab is seen and nobody has paused it: by the live stream where it tells of the query and stands, else in
 * intervals. Data that came once stays when a later reading fails. What the server refuses is not asked twice; what got lost is, once.
 */
export function useLive<Data>(query: ConsoleQuery<Data>, enabled = true): UseQueryResult<Data, Error> {
  const paused = usePaused();
  const isLive = useLiveState(({ phase }) => phase === 'live');
  const staleTime =
    query.staleTime ?? (isLive && query.whenLive === false ? Number.POSITIVE_INFINITY : undefined);
  return useQuery<Data, Error, Data, readonly unknown[]>({
    queryKey: query.queryKey,
    queryFn: (context) => readWith(query, context),
    enabled,
    ...rereadingOf(query, paused, isLive),
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(query.placeholderData === undefined ? {} : { placeholderData: query.placeholderData }),
    retry: (failures, error) => failures < 1 && mayPass(error),
  });
}

/** What there is of a query, as far as it matters here. */
interface Reading {
  state: { status: 'pending' | 'error' | 'success'; isInvalidated: boolean };
}

/** When a query is read again by itself: while paused never. */
export function rereadingOf(
  query: Pick<ConsoleQuery<never>, 'every' | 'whenLive'>,
  paused: boolean,
  isLive: boolean,
) {
  return {
    refetchInterval: ({ state }: Reading): number | false => {
      if (paused) return false;
      // The stream tells what changed since a reading, so one that failed has to be made up for.
      // What the stream changes in an answer that is to be read again makes it no whole one.
      const isTold = isLive && state.status !== 'error' && !state.isInvalidated;
      return (isTold ? query.whenLive : undefined) ?? query.every ?? false;
    },
    // The stream tells a tab that comes back what it missed.
    refetchOnWindowFocus: !paused && query.whenLive === undefined,
    // Else a tab that believes itself offline would ask nothing, and say nothing. It is also why the network's return reads nothing.
    networkMode: 'always',
  } as const;
}

async function readWith<Data>(query: ConsoleQuery<Data>, context: { signal: AbortSignal }): Promise<Data> {
  const { patch } = query;
  const askedAt = performance.now();
  const data = await query.queryFn(context);
  return patch === undefined ? data : withRecent(data, askedAt, patch);
}

function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.offline || (error.status ?? 0) >= 500);
}
