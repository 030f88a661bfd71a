import type { z } from 'zod';
import { findRequeueable } from '@/lib/console/jobs/find-requeueable';
import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import type { Actor } from '@/lib/domain/actor';
import type { requeuedResponse, requeueResponse } from '@/lib/domain/api/requeue';
import type { RequeueInput } from '@/lib/domain/api/requeue-input';
import { AppError } from '@/lib/domain/errors';
import { getAlert } from '@/lib/engine/alerts/get-alert';
import { getRequeue } from '@/lib/engine/queue/get-requeue';
import { requeueJob, type ConfirmedRequeue } from '@/lib/engine/queue/requeue-job';
import type { Runtime } from './runtime';

/** What a requeue of a job of the ledger would do, or did. @throws AppError `not-found` */
export async function readRequeue(
  runtime: Pick<Runtime, 'console' | 'engine'>,
  jobId: string,
): Promise<z.infer<typeof requeueResponse>> {
  const job = await findRequeueable(runtime.console, jobId);
  if (job.refusal !== null)
    return { requeue: { refusal: job.refusal, records: 0, requeuedAt: null, requeuedBy: null } };
  return { requeue: await getRequeue(runtime.engine, job) };
}

/**
 * Sends the records of a finished job of the built-in site back to their queue.
 * @throws AppError `not-found`, or `conflict` for a job of another site, one that is not finished, and one that was sent back before.
 */
export async function requeueOfConsole(
  runtime: Pick<Runtime, 'console' | 'engine'>,
  jobId: string,
  { records }: RequeueInput,
  actor: Actor,
): Promise<z.infer<typeof requeuedResponse>> {
  const job = await findRequeueable(runtime.console, jobId);
  if (job.refusal !== null) throw new AppError('conflict', `${job.refusal} Nothing was queued.`);
  return requeue(runtime, { ...job, seenRecords: records }, actor);
}

/** A finished job of an alert of the built-in site, whoever took it: the ledger need not know it. */
export interface JobOfAlert {
  id: number;
  jobUuid: string;
}

/** What a requeue of a job of an alert would do, or did. @throws AppError `not-found` for the alert. */
export async function readAlertRequeue(
  { engine }: Pick<Runtime, 'engine'>,
  { id, jobUuid }: JobOfAlert,
): Promise<z.infer<typeof requeueResponse>> {
  const { queueUuid } = await getAlert(engine, id);
  return { requeue: await getRequeue(engine, { queueUuid, jobUuid }) };
}

/**
 * Sends the records of a finished job of an alert back to its queue.
 * @throws AppError `not-found`, or `conflict` for one that is not finished, was sent back before, or holds another number of records.
 */
export async function requeueOfAlert(
  runtime: Pick<Runtime, 'console' | 'engine'>,
  { id, jobUuid }: JobOfAlert,
  { records }: RequeueInput,
  actor: Actor,
): Promise<z.infer<typeof requeuedResponse>> {
  const { queueUuid } = await getAlert(runtime.engine, id);
  return requeue(runtime, { queueUuid, jobUuid, seenRecords: records }, actor);
}

async function requeue(
  runtime: Pick<Runtime, 'console' | 'engine'>,
  call: ConfirmedRequeue,
  actor: Actor,
): Promise<z.infer<typeof requeuedResponse>> {
  const queued = await requeueJob(runtime.engine, call, actor);
  try {
    await sampleBuiltInSite(runtime.console);
  } catch (error) {
    // The records are back in their queue; the sampler comes round again in a few seconds.
    runtime.console.log.warn({ error }, 'The queue could not be read after a requeue');
  }
  return { records: queued };
}
