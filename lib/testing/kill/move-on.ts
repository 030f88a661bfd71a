import { setTimeout as pause } from 'node:timers/promises';
import type { FakeQueue } from '../fake-site/queues';
import { Refused } from '../browser-session';
import type { QueueView } from '@/lib/domain/api/views';
import type { ConsoleApi } from './console-api';

/** A lock of a process that died is free after ten seconds; a busy machine gets more. */
const PATIENCE_MS = 60_000;
const MOST_STEPS = 300;
const LOOK_AGAIN_MS = 500;

/**
 * Does what a person would who comes back after a crash: waits until nothing is under way, then follows the one suggestion
 * of each state until the queue is empty there and nothing is open here. Waits for a drain whose process died to be found out, and
 * looks again once when told that something has changed: the database ends the last transaction of a process that was killed when it
 * gets to it. Told so twice, the screen shows what is not so.
 */
export async function moveOnUntilEmpty(api: ConsoleApi, queueId: string, there: FakeQueue): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let last = '';
  for (let step = 0; step < MOST_STEPS && Date.now() < deadline; step += 1) {
    const queue = await whenIdle(api, queueId);
    const act = suggested(api, queue, there);
    if (act === undefined) return;
    const refusal = await refusalOf(act());
    if (refusal?.code === 'conflict' && last === 'conflict') throw refusal;
    last = refusal?.code ?? '';
    if (refusal !== null) await pause(LOOK_AGAIN_MS);
  }
  throw new Error(`The queue ${queueId} did not come to rest`);
}

/** Null when it was done. @throws what is no refusal of the queue's state. */
async function refusalOf(act: Promise<unknown>): Promise<Refused | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof Refused && (error.code === 'conflict' || error.code === 'queue-busy')) return error;
    throw error;
  }
}

function suggested(
  api: ConsoleApi,
  queue: QueueView,
  there: FakeQueue,
): (() => Promise<unknown>) | undefined {
  const { unknownCall, openJob } = queue;
  if (unknownCall !== null) return () => api.reconcile(queue, unknownCall.id);
  if (openJob !== null && openJob.custody === 'held') return () => api.finish(openJob);
  if (openJob !== null || there.waiting > 0 || there.open.length > 0) return () => api.process(queue);
  return undefined;
}

/** The queue once nobody calls. What the dead had under way is settled then. */
export async function whenIdle(api: ConsoleApi, queueId: string): Promise<QueueView> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const queue = await api.queueOf(queueId);
    if (queue.busy === null) return queue;
    if (Date.now() > deadline) throw new Error(`The queue ${queueId} is held for ever`);
    await pause(LOOK_AGAIN_MS);
  }
}

/** The ids of all records in the payloads the console keeps of finished jobs of a queue, in no order. */
export async function keptRecordIds(api: ConsoleApi, queueId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const job of await api.jobsOf(queueId)) {
    if (job.state !== 'finished' || job.custody !== 'held') continue;
    for (const [, id] of (await api.payloadOf(job.id)).matchAll(/"identity":(\d+)/g)) ids.push(id ?? '');
  }
  return ids;
}
