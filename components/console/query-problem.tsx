'use client';

import { explainError } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import { useLiveState } from '@/lib/client/live/state';
import { byServerClock } from '@/lib/client/server-clock';
import { ErrorState } from '../ui/error-state';
import { StaleBanner } from '../ui/stale-banner';

/** The part of a query's result that these two need. */
export interface QueryState {
  error: Error | null;
  dataUpdatedAt: number;
  isFetching: boolean;
  refetch: () => unknown;
}

/** Stands above data whose last refresh failed, or that cannot be fresh because the server cannot; draws nothing otherwise. */
export function StaleNotice({ query }: { query: QueryState }) {
  const stalledSince = useLiveState((state) => state.stalledSince);
  if (query.error === null && stalledSince !== null)
    return (
      <StaleBanner
        since={stalledSince}
        reason="The server cannot read its database. This page goes on by itself when it can."
      />
    );
  // What never came cannot be old: QueryError says that it did not.
  if (query.error === null || query.dataUpdatedAt === 0) return null;
  const { title, whatNext } = explainError(query.error);
  return (
    <StaleBanner
      since={byServerClock(query.dataUpdatedAt)}
      reason={`${title}. ${whatNext}`}
      onRetry={() => void query.refetch()}
    />
  );
}

/** Stands where data should be that never came. */
export function QueryError({ query, what }: { query: QueryState; what: string }) {
  if (query.error === null) return null;
  const { detail, whatNext } = explainError(query.error);
  const requestId = query.error instanceof ApiError ? query.error.requestId : null;
  return (
    <ErrorState
      title={`${what} could not be read.`}
      changed={`${detail} Nothing was changed by it.`}
      next={whatNext}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
      detail={requestId === null ? undefined : `Request ${requestId}`}
    />
  );
}
