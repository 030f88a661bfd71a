import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ApiError } from './fetcher';
import { usePaused } from './refresh';

/** A query in the form every page uses it. */
export interface ConsoleQuery<Data> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  /** Milliseconds between two readings while somebody looks; never when left out. */
  every?: number;
  staleTime?: number;
}

/**
 * Reads and keeps fresh while the tab is seen and nobody has paused it. Data that came once stays when a later reading
 * fails. What the server refuses is not asked twice; what got lost is, once.
 */
export function useLive<Data>(query: ConsoleQuery<Data>, enabled = true): UseQueryResult<Data, Error> {
  const paused = usePaused();
  return useQuery<Data, Error, Data, readonly unknown[]>({
    queryKey: query.queryKey,
    queryFn: query.queryFn,
    enabled,
    refetchInterval: paused || query.every === undefined ? false : query.every,
    ...(query.staleTime === undefined ? {} : { staleTime: query.staleTime }),
    // Without it a tab that believes itself offline would ask nothing, and say nothing.
    networkMode: 'always',
    retry: (failures, error) => failures < 1 && mayPass(error),
  });
}

function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.offline || (error.status ?? 0) >= 500);
}
