/** The keys and queries of queues, jobs, alerts, people and tokens. Those of other pages are in `queries/`, each in a file of its own. */
import type { ExplainInput, PreviewInput } from '@/lib/domain/api/alert-inputs';
import {
  alertChangesResponse,
  alertEntriesResponse,
  alertLossResponse,
  alertModelsResponse,
  alertResponse,
  alertsResponse,
  apiTokensResponse,
  callsResponse,
  explainResponse,
  gatewayTokensResponse,
  historyFigures,
  jobResponse,
  jobsResponse,
  kioskLinksResponse,
  peopleResponse,
  placesResponse,
  previewResponse,
  queueResponse,
  requeueResponse,
  sampleDataResponse,
} from './answers';
import { getJson, getText, postJson } from './fetcher';
import { liveKeys } from './keys';
import { patchQueue } from './live/patch';
import { API } from './paths';
import { overviewQuery } from './queries/overview';

export { useLive, type ConsoleQuery } from './use-live';

export { API };

export const keys = {
  ...liveKeys,
  queueHistory: (id: string, hours: number) => ['queue', id, 'history', hours],
  jobRequeue: (id: string) => ['job', id, 'requeue'],
  payload: (id: string, erasedAt: number | null) => ['payload', id, erasedAt],
  places: (text: string) => ['places', text],
  sampleData: ['sample-data'],
  gatewayTokens: ['gateway-tokens'],
  people: ['people'],
  confirmation: ['confirmation'],
  apiTokens: ['api-tokens'],
  kioskLinks: ['kiosk-links'],
  alerts: ['alerts'],
  alertModels: ['alerts', 'models'],
  alertsOf: (model: string) => ['alerts', 'of', model],
  alert: (id: number) => ['alerts', 'one', id],
  alertEntries: (id: number) => ['alerts', 'one', id, 'entries'],
  alertJobRequeue: (id: number, jobUuid: string) => ['alerts', 'one', id, 'requeue', jobUuid],
  alertChanges: (id: number, since: number, to: number) => ['alerts', 'one', id, 'changes', since, to],
  alertLoss: (id: number) => ['alerts', 'one', id, 'loss'],
  alertPreview: (input: PreviewInput) => ['alerts', 'preview', input],
  alertExplanation: (input: ExplainInput | null) => ['alerts', 'explain', input],
} as const;

const LIVE = 3_000;
const CHART = 30_000;
/** Sentences tell ages ("open for 3 h"), which grow without anything having changed. */
const AGEING = 60_000;

export const queries = {
  overview: overviewQuery,
  queue: (id: string) => ({
    queryKey: keys.queue(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(queuePath(id), queueResponse, signal),
    every: LIVE,
    whenLive: AGEING,
    patch: patchQueue,
  }),
  queueJobs: (id: string) => ({
    queryKey: keys.queueJobs(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(`${queuePath(id)}/jobs`, jobsResponse, signal),
    every: LIVE,
    whenLive: false as const,
  }),
  queueCalls: (id: string) => ({
    queryKey: keys.queueCalls(id),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${queuePath(id)}/calls`, callsResponse, signal),
    every: LIVE,
    whenLive: false as const,
  }),
  queueHistory: (id: string, hours: number) => ({
    queryKey: keys.queueHistory(id, hours),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${queuePath(id)}/history?hours=${hours}`, historyFigures, signal),
    every: CHART,
  }),
  job: (id: string) => ({
    queryKey: keys.job(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(jobPath(id), jobResponse, signal),
    every: LIVE,
    whenLive: AGEING,
    patch: patchQueue,
  }),
  /** Whether the job's records can go back to their queue, or when they did. */
  jobRequeue: (id: string) => ({
    queryKey: keys.jobRequeue(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(requeuePath(id), requeueResponse, signal),
    every: CHART,
  }),
  alertJobRequeue: (id: number, jobUuid: string) => ({
    queryKey: keys.alertJobRequeue(id, jobUuid),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(alertJobRequeuePath(id, jobUuid), requeueResponse, signal),
    every: CHART,
  }),
  /** The stored bytes as text. They change only by an erasure, so they are read once. */
  payload: (id: string, erasedAt: number | null) => ({
    queryKey: keys.payload(id, erasedAt),
    queryFn: ({ signal }: { signal: AbortSignal }) => getText(payloadPath(id), signal),
    staleTime: Number.POSITIVE_INFINITY,
  }),
  places: (text: string) => ({
    queryKey: keys.places(text),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${API}/find/places?${new URLSearchParams({ text })}`, placesResponse, signal),
  }),
  sampleData: (every: number) => ({
    queryKey: keys.sampleData,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${API}/sample-data`, sampleDataResponse, signal),
    every,
  }),
  gatewayTokens: () => ({
    queryKey: keys.gatewayTokens,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(gatewayTokensPath, gatewayTokensResponse, signal),
    every: CHART,
  }),
  people: () => ({
    queryKey: keys.people,
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(peoplePath, peopleResponse, signal),
    every: CHART,
  }),
  apiTokens: () => ({
    queryKey: keys.apiTokens,
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(apiTokensPath, apiTokensResponse, signal),
    every: CHART,
  }),
  kioskLinks: () => ({
    queryKey: keys.kioskLinks,
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(kioskLinksPath, kioskLinksResponse, signal),
    every: CHART,
  }),
  /** Models change rarely; a page that opens reads them anew. */
  alertModels: () => ({
    queryKey: keys.alertModels,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${API}/alerts/models`, alertModelsResponse, signal),
  }),
  /** Of all models when none is named. */
  alerts: (model?: string) => ({
    queryKey: keys.alertsOf(model ?? ''),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(
        model === undefined ? `${API}/alerts` : `${API}/alerts?model=${encodeURIComponent(model)}`,
        alertsResponse,
        signal,
      ),
    every: LIVE,
  }),
  alert: (id: number) => ({
    queryKey: keys.alert(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(alertPath(id), alertResponse, signal),
    every: LIVE,
  }),
  alertEntries: (id: number) => ({
    queryKey: keys.alertEntries(id),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${alertPath(id)}/entries`, alertEntriesResponse, signal),
    every: LIVE,
  }),
  /** `to` is the version it stands at now: another version is another answer. */
  alertChanges: (id: number, since: number, to: number) => ({
    queryKey: keys.alertChanges(id, since, to),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${alertPath(id)}/changes?since=${since}`, alertChangesResponse, signal),
  }),
  /** Asked by POST, because a filter may be longer than an address; nothing is changed by it. */
  alertPreview: (input: PreviewInput) => ({
    queryKey: keys.alertPreview(input),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      postJson(`${API}/alerts/preview`, input, previewResponse, signal),
  }),
  alertExplanation: (input: ExplainInput | null) => ({
    queryKey: keys.alertExplanation(input),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      postJson(`${API}/alerts/explain`, input, explainResponse, signal),
  }),
  alertLoss: (id: number) => ({
    queryKey: keys.alertLoss(id),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${alertPath(id)}/loss`, alertLossResponse, signal),
  }),
};

export const peoplePath = `${API}/people`;

export const gatewayTokensPath = `${API}/gateway-tokens`;
export const apiTokensPath = `${API}/api-tokens`;
export const kioskLinksPath = `${API}/kiosk-links`;

export const alertsPath = `${API}/alerts`;

export function alertPath(id: number): string {
  return `${alertsPath}/${id}`;
}

export function queuePath(id: string): string {
  return `${API}/queues/${encodeURIComponent(id)}`;
}

export function jobPath(id: string): string {
  return `${API}/jobs/${encodeURIComponent(id)}`;
}

export function requeuePath(jobId: string): string {
  return `${jobPath(jobId)}/requeue`;
}

/** For a job of an alert of the built-in site, whoever took it. */
export function alertJobRequeuePath(id: number, jobUuid: string): string {
  return `${API}/alerts/${id}/jobs/${jobUuid}/requeue`;
}

/** Where the original bytes of a job are: read by the page, and downloaded. */
export function payloadPath(jobId: string): string {
  return `${jobPath(jobId)}/payload`;
}
