/** What a person can make the console do. Each act is sent once, whatever becomes of it. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FinishInput, ProcessInput, ReconcileInput } from '@/lib/domain/api/inputs';
import type { RecoverInput } from '@/lib/domain/api/recover';
import type { RequeueInput } from '@/lib/domain/api/requeue-input';
import { actResponse, jobResponse, requeuedResponse, sampleDataResponse } from './answers';
import type { AnswerOf } from './answer-schema';
import { postJson } from './fetcher';
import { API, jobPath, keys, queuePath } from './queries';
import { serverNow } from './server-clock';

export type ActResponse = AnswerOf<typeof actResponse>;

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

/** Marks a job for the integration, or takes that back. */
export function useHandOver(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (handedOver: boolean) => postJson(`${jobPath(jobId)}/hand-over`, { handedOver }, jobResponse),
    onSuccess: (answer) => client.setQueryData(keys.job(jobId), answer),
    onSettled: () => refreshAll(client),
  });
}

/** Opens a job by its UUID. */
export function useRecover(queueId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RecoverInput) => postJson(`${queuePath(queueId)}/recover`, input, jobResponse),
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
    onSuccess: (answer) =>
      client.setQueryData(keys.queue(queueId), { queue: answer.queue, now: serverNow() }),
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
