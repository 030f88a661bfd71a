/** Stored payloads: pages of records, what is found across jobs, downloads and erasure. */
import type { ErasureInput, ErasurePreviewInput, FindByTextInput } from '@/lib/domain/api/payload-inputs';
import type { ErasurePreview, FoundByText } from '@/lib/domain/api/payloads';
import {
  erasurePreview,
  foundByIdResponse,
  foundByTextResponse,
  recordResponse,
  recordsResponse,
} from './answers';
import { getJson, postJson } from './fetcher';
import { API, jobPath, queuePath } from './queries';

/** Records of one page. */
export const RECORDS_PAGE = 100;

type Signal = { signal: AbortSignal };

export const payloadQueries = {
  /** A page of a payload's records. They change only by an erasure, whose time is part of the key. */
  records: (
    jobId: string,
    { page, search, erasedAt }: { page: number; search: string; erasedAt: number | null },
  ) => ({
    queryKey: ['payload', jobId, 'records', erasedAt, search, page],
    queryFn: ({ signal }: Signal) =>
      getJson(
        `${jobPath(jobId)}/records?${new URLSearchParams({ from: String(page * RECORDS_PAGE), count: String(RECORDS_PAGE), search })}`,
        recordsResponse,
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  }),
  record: (jobId: string, number: number, erasedAt: number | null) => ({
    queryKey: ['payload', jobId, 'record', erasedAt, number],
    queryFn: ({ signal }: Signal) => getJson(`${jobPath(jobId)}/records/${number}`, recordResponse, signal),
    staleTime: Number.POSITIVE_INFINITY,
  }),
  foundById: (id: string) => ({
    queryKey: ['find', 'id', id],
    queryFn: ({ signal }: Signal) =>
      getJson(`${API}/find/records?${new URLSearchParams({ id })}`, foundByIdResponse, signal),
  }),
};

/** The next part of a search by text. */
export function findTextPart(input: FindByTextInput): Promise<FoundByText> {
  return postJson(`${API}/find/text`, input, foundByTextResponse);
}

export function exportPath(jobId: string, format: 'ndjson' | 'csv'): string {
  return `${jobPath(jobId)}/export?format=${format}`;
}

/** The records of a queue's stored jobs that were opened in a range, epoch milliseconds. */
export function rangeExportPath(
  queueId: string,
  { format, from, to }: { format: string; from: number | null; to: number | null },
): string {
  const search = new URLSearchParams({ format });
  if (from !== null) search.set('from', String(from));
  if (to !== null) search.set('to', String(to));
  return `${queuePath(queueId)}/export?${search}`;
}

/** What an erasure would touch, or a part of it. @throws ApiError */
export function previewErasurePart(input: ErasurePreviewInput): Promise<ErasurePreview> {
  return postJson(`${API}/payloads/erasure/preview`, input, erasurePreview);
}

/** Erases what a part of the preview showed. @throws ApiError */
export function erasePart(input: ErasureInput): Promise<ErasurePreview> {
  return postJson(`${API}/payloads/erasure`, input, erasurePreview);
}
