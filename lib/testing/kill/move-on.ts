import { setTimeout as pause } from 'node:timers/promises';
import type { FakeQueue } from '../fake-site/queues';
import type { ConsoleApi } from './console-api';

/** A lock of a process that died is free after ten seconds; a busy machine gets more. */
const PATIENCE_MS = 60_000;
const MOST_STEPS = 60;

/**
 * Does what a person would who comes back after a crash: waits until nothing is under way, then follows the one suggestion
 * of each state until the queue is empty there and nothing is open here.
 */
export async function moveOnUntilEmpty(api: ConsoleApi, queueId: string, there: FakeQueue): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const queue = await whenIdle(api, queueId);
    if (queue.unknownCall !== null) await api.reconcile(queue, queue.unknownCall.id);
    else if (queue.openJob !== null && queue.openJob.custody === 'held') await api.finish(queue.openJob);
    else if (queue.openJob !== null || there.waiting > 0 || there.open.length > 0) await api.process(queue);
    else return;
  }
  throw new Error(`The queue ${queueId} did not come to rest`);
}

async function whenIdle(api: ConsoleApi, queueId: string) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const queue = await api.queueOf(queueId);
    if (queue.busy === null) return queue;
    if (Date.now() > deadline) throw new Error(`The queue ${queueId} is held for ever`);
    await pause(200);
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
