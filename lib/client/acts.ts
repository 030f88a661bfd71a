/** What a person can make the console do. Each act is sent once, whatever becomes of it. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type * as z from 'zod/mini';
import type { FinishInput, ProcessInput, ReconcileInput } from '@/lib/domain/api/inputs';
import { requeuedResponse } from '@/lib/domain/api/requeue';
import type { RequeueInput } from '@/lib/domain/api/requeue-input';
import { actResponse, sampleDataResponse } from '@/lib/domain/api/views';
import { postJson } from './fetcher';
import { API, jobPath, keys, queuePath } from './queries';

export type ActResponse = z.output<typeof actResponse>;

/** Takes the next records of a queue. */
export function useProcess(queueId: string) {
  return useQueueAct<ProcessInput>(queueId, () => `${queuePath(queueId)}/process`);
}

/** Settles the queue's call of unknown outcome. */
export function useReconcile(queueId: string) {
  return useQueueAct<ReconcileInput>(queueId, () => `${queuePath(queueId)}/reconcile`);
}

/** Clears a job on its site. */
export function useFinish(queueId: string, jobId: string) {
  return useQueueAct<FinishInput>(queueId, () => `${jobPath(jobId)}/finish`);
}

/** Sends the records of a finished job back to their queue. @param path of the job's requeue. */
export function useRequeue(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequeueInput) => postJson(path, input, requeuedResponse),
    // After a failure too: it may have happened, and only fresh data shows it.
    onSettled: () => refreshAll(client),
  });
}

/** Fills the built-in site with records and alerts. */
export function useLoadSampleData() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => postJson(`${API}/sample-data`, {}, sampleDataResponse),
    onSuccess: (answer) => client.setQueryData(keys.sampleData, answer),
  });
}

/** Who is told what came of an act. */
export interface Heard {
  onDone: (answer: ActResponse) => void;
  onFailed: (error: unknown) => void;
}

function useQueueAct<Input>(queueId: string, path: () => string) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (input: Input) => postJson(path(), input, actResponse),
    onSuccess: (answer) => client.setQueryData(keys.queue(queueId), { queue: answer.queue, now: Date.now() }),
    // After a failure too: it may have happened, and only fresh data shows it.
    onSettled: () => refreshAll(client),
  });
  const { mutateAsync } = mutation;
  const inFlight = useRef(false);
  /** Sends the act and tells what came of it. A press while the one before is under way does nothing. */
  const act = async (input: Input, heard: Heard): Promise<void> => {
    if (inFlight.current) return;
    inFlight.current = true;
    const outcome = await mutateAsync(input).then(
      (answer) => () => heard.onDone(answer),
      (error: unknown) => () => heard.onFailed(error),
    );
    inFlight.current = false;
    outcome();
  };
  return { act, pending: mutation.isPending };
}

/** Reads everything on the screen again. */
export function refreshAll(client: QueryClient): void {
  for (const queryKey of [keys.overview, keys.queues, keys.jobs]) void client.invalidateQueries({ queryKey });
}
