/** Every query key and every query of the console, in one place. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { requeueResponse } from '@/lib/domain/api/requeue';
import {
  callsResponse,
  historyResponse,
  jobResponse,
  jobsResponse,
  overviewResponse,
  queueResponse,
  sampleDataResponse,
} from '@/lib/domain/api/views';
import { ApiError, getJson, getText } from './fetcher';
import { usePaused } from './refresh';

export const API = '/api/console/v1';

export const keys = {
  overview: ['overview'],
  queues: ['queue'],
  queue: (id: string) => ['queue', id],
  queueJobs: (id: string) => ['queue', id, 'jobs'],
  queueCalls: (id: string) => ['queue', id, 'calls'],
  queueHistory: (id: string, hours: number) => ['queue', id, 'history', hours],
  jobs: ['job'],
  job: (id: string) => ['job', id],
  jobRequeue: (id: string) => ['job', id, 'requeue'],
  payload: (id: string) => ['payload', id],
  sampleData: ['sample-data'],
} as const;

/** A query in the form every page uses it. */
export interface ConsoleQuery<Data> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  /** Milliseconds between two readings while somebody looks; never when left out. */
  every?: number;
  staleTime?: number;
}

const LIVE = 3_000;
const CHART = 30_000;

export const queries = {
  overview: () => ({
    queryKey: keys.overview,
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(`${API}/overview`, overviewResponse, signal),
    every: LIVE,
  }),
  queue: (id: string) => ({
    queryKey: keys.queue(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(queuePath(id), queueResponse, signal),
    every: LIVE,
  }),
  queueJobs: (id: string) => ({
    queryKey: keys.queueJobs(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(`${queuePath(id)}/jobs`, jobsResponse, signal),
    every: LIVE,
  }),
  queueCalls: (id: string) => ({
    queryKey: keys.queueCalls(id),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${queuePath(id)}/calls`, callsResponse, signal),
    every: LIVE,
  }),
  queueHistory: (id: string, hours: number) => ({
    queryKey: keys.queueHistory(id, hours),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${queuePath(id)}/history?hours=${hours}`, historyResponse, signal),
    every: CHART,
  }),
  job: (id: string) => ({
    queryKey: keys.job(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(jobPath(id), jobResponse, signal),
    every: LIVE,
  }),
  /** Whether the job's records can go back to their queue, or when they did. */
  jobRequeue: (id: string) => ({
    queryKey: keys.jobRequeue(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(requeuePath(id), requeueResponse, signal),
    every: CHART,
  }),
  /** The stored bytes as text. They never change, so they are read once. */
  payload: (id: string) => ({
    queryKey: keys.payload(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getText(payloadPath(id), signal),
    staleTime: Number.POSITIVE_INFINITY,
  }),
  sampleData: (every: number) => ({
    queryKey: keys.sampleData,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${API}/sample-data`, sampleDataResponse, signal),
    every,
  }),
};

export function queuePath(id: string): string {
  return `${API}/queues/${encodeURIComponent(id)}`;
}

export function jobPath(id: string): string {
  return `${API}/jobs/${encodeURIComponent(id)}`;
}

export function requeuePath(jobId: string): string {
  return `${jobPath(jobId)}/requeue`;
}

/** Where the original bytes of a job are: read by the page, and downloaded. */
export function payloadPath(jobId: string): string {
  return `${jobPath(jobId)}/payload`;
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
