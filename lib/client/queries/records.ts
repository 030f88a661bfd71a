/** The queries of records of the built-in site. */
import { useInfiniteQuery } from '@tanstack/react-query';
import {
  changeAlertsResponse,
  recordChangesResponse,
  recordDefinitionResponse,
  recordLookupResponse,
  recordModelsResponse,
  recordResponse,
  recordsResponse,
} from '@/lib/domain/api/records';
import { getJson } from '../fetcher';
import { API } from '../queries';
import { usePaused } from '../refresh';

interface Context {
  signal: AbortSignal;
}

/** What a list is asked for; kept in the page's address. */
export interface RecordsAsked {
  model: string;
  columns: readonly string[];
  /** The filter language, as JSON text; empty for all. */
  filter: string;
  search: string;
  /** A field, with a minus for the other way round; empty for the newest first. */
  sort: string;
}

export const recordKeys = {
  all: ['records'],
  models: ['records', 'models'],
  definition: (model: string) => ['records', model, 'definition'],
  list: (asked: RecordsAsked) => ['records', asked.model, 'list', asked],
  lookup: (model: string, search: string) => ['records', model, 'lookup', search],
  record: (model: string, id: number) => ['records', model, 'one', id],
  changes: (model: string, id: number) => ['records', model, 'one', id, 'changes'],
  change: (model: string, id: number, change: string) => ['records', model, 'one', id, 'changes', change],
} as const;

const SLOW = 10_000;

export const recordQueries = {
  models: () => ({
    queryKey: recordKeys.models,
    queryFn: ({ signal }: Context) => getJson(`${API}/records`, recordModelsResponse, signal),
    every: SLOW,
  }),
  definition: (model: string) => ({
    queryKey: recordKeys.definition(model),
    queryFn: ({ signal }: Context) =>
      getJson(`${modelPath(model)}/definition`, recordDefinitionResponse, signal),
    staleTime: SLOW,
  }),
  record: (model: string, id: number) => ({
    queryKey: recordKeys.record(model, id),
    queryFn: ({ signal }: Context) => getJson(recordPath(model, id), recordResponse, signal),
    every: SLOW,
  }),
  lookup: (model: string, search: string) => ({
    queryKey: recordKeys.lookup(model, search),
    queryFn: ({ signal }: Context) =>
      getJson(`${modelPath(model)}/lookup?${new URLSearchParams({ search })}`, recordLookupResponse, signal),
    staleTime: SLOW,
  }),
  change: (model: string, id: number, change: string) => ({
    queryKey: recordKeys.change(model, id, change),
    queryFn: ({ signal }: Context) =>
      getJson(`${recordPath(model, id)}/changes/${encodeURIComponent(change)}`, changeAlertsResponse, signal),
  }),
};

/** The list page by page, each beginning where the one before ended. */
export function useRecords(asked: RecordsAsked) {
  return useInfiniteQuery({
    queryKey: recordKeys.list(asked),
    queryFn: ({ pageParam, signal }) =>
      getJson(`${modelPath(asked.model)}?${searchOf(asked, pageParam)}`, recordsResponse, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    networkMode: 'always',
    retry: false,
    // What is on the screen does not move under the reader; coming back reads it anew.
    refetchOnWindowFocus: false,
  });
}

/** A record's changes, newest first, page by page. */
export function useRecordChanges(model: string, id: number) {
  const paused = usePaused();
  return useInfiniteQuery({
    queryKey: recordKeys.changes(model, id),
    queryFn: ({ pageParam, signal }) => {
      const search = pageParam === '' ? '' : `?${new URLSearchParams({ before: pageParam })}`;
      return getJson(`${recordPath(model, id)}/changes${search}`, recordChangesResponse, signal);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.older ?? undefined,
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: !paused,
  });
}

function searchOf(asked: RecordsAsked, after: string): URLSearchParams {
  const search = new URLSearchParams({ columns: asked.columns.join(',') });
  if (asked.filter !== '') search.set('filter', asked.filter);
  if (asked.search !== '') search.set('search', asked.search);
  if (asked.sort !== '') search.set('sort', asked.sort);
  if (after !== '') search.set('after', after);
  return search;
}

export function modelPath(model: string): string {
  return `${API}/records/${encodeURIComponent(model)}`;
}

export function recordPath(model: string, id: number): string {
  return `${modelPath(model)}/${id}`;
}
