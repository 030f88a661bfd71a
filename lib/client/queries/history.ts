/** The queries of the history. */
import { historyResponse, historySubjects } from '@/lib/domain/api/history';
import { getJson } from '../fetcher';
import { API } from '../queries';
import { useLive } from '../use-live';

interface Context {
  signal: AbortSignal;
}

/** What is shown; kept in the page's address. Empty is all. */
export interface HistoryAsked {
  queue: string;
  site: string;
  /** Back from now, where there is no range. */
  hours: number;
  range: { from: number; to: number } | null;
  compares: boolean;
}

const PATH = `${API}/history`;
/** About as often as something new can be seen in a chart. */
const FRESH_MS = 20_000;

export const historyKeys = {
  asked: (asked: HistoryAsked) => ['history', 'asked', asked],
  subjects: ['history', 'subjects'],
} as const;

export const historyQueries = {
  subjects: () => ({
    queryKey: historyKeys.subjects,
    queryFn: ({ signal }: Context) => getJson(`${PATH}/subjects`, historySubjects, signal),
    staleTime: 60_000,
  }),
};

/** Reads a history and keeps it fresh. While another range of the same queues is on its way, the one before stays. */
export function useHistory(asked: HistoryAsked) {
  return useLive({
    queryKey: historyKeys.asked(asked),
    queryFn: ({ signal }: Context) => getJson(`${PATH}?${searchOf(asked)}`, historyResponse, signal),
    every: FRESH_MS,
    placeholderData: (before, query) => (isOfSame(query?.queryKey[2], asked) ? before : undefined),
  });
}

function isOfSame(before: unknown, { queue, site }: HistoryAsked): boolean {
  return (
    typeof before === 'object' &&
    before !== null &&
    'queue' in before &&
    'site' in before &&
    before.queue === queue &&
    before.site === site
  );
}

export function historyCsvPath(asked: HistoryAsked): string {
  const search = searchOf(asked);
  search.set('format', 'csv');
  return `${PATH}/export?${search}`;
}

function searchOf({ queue, site, hours, range, compares }: HistoryAsked): URLSearchParams {
  const search = new URLSearchParams();
  if (queue !== '') search.set('queue', queue);
  else if (site !== '') search.set('site', site);
  if (range === null) search.set('hours', String(hours));
  else {
    search.set('from', String(range.from));
    search.set('to', String(range.to));
  }
  if (compares) search.set('compare', 'previous');
  return search;
}
