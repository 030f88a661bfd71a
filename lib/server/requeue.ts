import type { z } from 'zod';
import { findRequeueable } from '@/lib/console/jobs/find-requeueable';
import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import type { Actor } from '@/lib/domain/actor';
import type { requeuedResponse, requeueResponse } from '@/lib/domain/api/requeue';
import type { RequeueInput } from '@/lib/domain/api/requeue-input';
import { AppError } from '@/lib/domain/errors';
import { getRequeue } from '@/lib/engine/queue/get-requeue';
import { requeueJob } from '@/lib/engine/queue/requeue-job';
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
  const queued = await requeueJob(runtime.engine, { ...job, seenRecords: records }, actor);
  try {
    await sampleBuiltInSite(runtime.console);
  } catch (error) {
    // The records are back in their queue; the sampler comes round again in a few seconds.
    runtime.console.log.warn({ error }, 'The queue could not be read after a requeue');
  }
  return { records: queued };
}
