/** Drains: their queries and what a person can do with them. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DrainInput } from '@/lib/domain/api/drain-inputs';
import { refreshAll } from './acts';
import { drainPlanResponse, drainResponse, drainsResponse } from './answers';
import { getJson, postJson } from './fetcher';
import { API, keys, queuePath } from './queries';

/** Shorter than elsewhere: while a drain works, its figures move every second. */
const PROGRESS = 1_500;

const drainPath = (id: string) => `${API}/drains/${encodeURIComponent(id)}`;

/** Everything a drain took, in one ZIP file. */
export const drainArchivePath = (id: string) => `${drainPath(id)}/archive`;

export const drainQueries = {
  ofQueue: (queueId: string) => ({
    queryKey: keys.queueDrains(queueId),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(`${queuePath(queueId)}/drains`, drainsResponse, signal),
    every: PROGRESS,
    whenLive: false as const,
  }),
  plan: (
    queueId: string,
    { finishEach, maxRecords }: { finishEach: boolean; maxRecords: number | null },
  ) => ({
    queryKey: [...keys.queue(queueId), 'drain-plan', finishEach, maxRecords],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson(
        `${queuePath(queueId)}/drain?finishEach=${finishEach}&maxRecords=${maxRecords ?? ''}`,
        drainPlanResponse,
        signal,
      ),
    every: PROGRESS,
  }),
};

/** Starts a drain as its plan was seen. */
export function useStartDrain(queueId: string) {
  return useDrainAct((input: DrainInput) => postJson(`${queuePath(queueId)}/drain`, input, drainResponse));
}

/** Lets a drain rest after the round under way, or go on again. */
export function useMoveDrain(drainId: string) {
  return useDrainAct((verb: 'cancel' | 'resume') =>
    postJson(`${drainPath(drainId)}/${verb}`, {}, drainResponse),
  );
}

function useDrainAct<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => refreshAll(client) });
}
