import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import { useLoadSampleData } from '@/lib/client/acts';
import { explainError } from '@/lib/client/error-words';
import { keys, queries, useLive } from '@/lib/client/queries';
import type { sampleDataResponse } from '@/lib/domain/api/views';

const WATCH_LOADING = 700;
const WATCH_IDLE = 5_000;

export interface SampleData extends z.infer<typeof sampleDataResponse> {
  /** The server answered the last time it was asked. */
  isHeardOf: boolean;
}

/** How far the sample data is, watched more closely while it is loaded, and the act of loading it. */
export function useSampleData() {
  const client = useQueryClient();
  const load = useLoadSampleData();
  const query = useLive(queries.sampleData(load.data?.state === 'loading' ? WATCH_LOADING : WATCH_IDLE));
  const sample: SampleData | undefined =
    query.data === undefined ? undefined : { ...query.data, isHeardOf: query.error === null };
  const isLoaded = sample?.state === 'loaded';
  useEffect(() => {
    if (isLoaded) void client.invalidateQueries({ queryKey: keys.overview });
  }, [isLoaded, client]);
  return {
    sample,
    isLoading: load.isPending || sample?.state === 'loading',
    isLoaded,
    failure: failureOf(load.error, sample),
    load,
  };
}

function failureOf(
  error: Error | null,
  sample: { state: string; problem: string | null } | undefined,
): string | null {
  if (error !== null) {
    const { detail, whatNext } = explainError(error, 'act');
    return `${detail} ${whatNext}`;
  }
  return sample?.state === 'failed' ? (sample.problem ?? 'The reason is in the server’s log.') : null;
}
