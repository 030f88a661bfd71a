/** The queries of the activity log. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { activityResponse, actorsResponse, actResponse } from '@/lib/domain/api/activity';
import { getJson } from '../fetcher';
import { API } from '../queries';
import { serverNow } from '../server-clock';

interface Context {
  signal: AbortSignal;
}

/** Which entries; kept in the page's address. Empty is any. */
export interface ActivityAsked {
  actor: string;
  group: string;
  target: string;
  outcome: string;
  search: string;
  /** Hours back from now; 0 is any time, or `from` and `to`. */
  hours: number;
  /** Epoch milliseconds; `to` is not in it. */
  from: number | null;
  to: number | null;
}

const PATH = `${API}/activity`;
const HOUR_MS = 60 * 60 * 1000;

export const activityKeys = {
  list: (asked: ActivityAsked) => ['activity', 'list', asked],
  newest: (asked: ActivityAsked) => ['activity', 'newest', asked],
  entry: (id: number) => ['activity', 'entry', id],
  actors: ['activity', 'actors'],
} as const;

export const activityQueries = {
  /** The newest entry alone: tells whether the list is behind. */
  newest: (asked: ActivityAsked) => ({
    queryKey: activityKeys.newest(asked),
    queryFn: ({ signal }: Context) => getJson(`${PATH}?${searchOf(asked)}&limit=1`, activityResponse, signal),
    every: 5_000,
  }),
  /** Asked again while it is not in the chain yet. */
  entry: (id: number) => ({
    queryKey: activityKeys.entry(id),
    queryFn: ({ signal }: Context) => getJson(`${PATH}/${id}`, actResponse, signal),
    every: 10_000,
  }),
  actors: () => ({
    queryKey: activityKeys.actors,
    queryFn: ({ signal }: Context) => getJson(`${PATH}/actors`, actorsResponse, signal),
    staleTime: 60_000,
  }),
};

/** The log page by page, newest first. What is on the screen does not move when there is more. */
export function useActivity(asked: ActivityAsked) {
  return useInfiniteQuery({
    queryKey: activityKeys.list(asked),
    queryFn: ({ pageParam, signal }) => {
      const search = searchOf(asked);
      if (pageParam !== '') search.set('before', pageParam);
      return getJson(`${PATH}?${search}`, activityResponse, signal);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: false,
  });
}

export function activityExportPath(asked: ActivityAsked, format: 'ndjson' | 'csv'): string {
  const search = searchOf(asked);
  search.set('format', format);
  return `${PATH}/export?${search}`;
}

function searchOf({
  actor,
  group,
  target,
  outcome,
  search: text,
  hours,
  from,
  to,
}: ActivityAsked): URLSearchParams {
  const search = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== '') search.set(name, value);
  };
  put('actor', actor);
  put('group', group);
  put('target', target);
  put('outcome', outcome);
  put('search', text);
  if (hours > 0) put('from', String(serverNow() - hours * HOUR_MS));
  if (hours === 0 && from !== null) put('from', String(from));
  if (hours === 0 && to !== null) put('to', String(to));
  return search;
}
