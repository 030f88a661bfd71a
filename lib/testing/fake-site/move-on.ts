import type { ActContext } from '@/lib/console/context';
import { finishJob } from '@/lib/console/jobs/finish';
import { processQueue } from '@/lib/console/jobs/process';
import { reconcileCall } from '@/lib/console/jobs/reconcile';
import { readPayload } from '@/lib/console/jobs/read-payload';
import type { CallOptions } from '@/lib/console/ledger/steps';
import { getQueueView } from '@/lib/console/queues/queue-view';
import type { JobView, QueueView } from '@/lib/domain/api/views';
import { readPayload as parsePayload } from '@/lib/domain/payload/records';
import { suggestion } from '@/lib/domain/queue-can';
import { QUEUE_ID } from './ledger-context';

/** Far more than any queue of a test needs: a state that cannot be moved on ends here. */
const MOST_STEPS = 30;

/**
 * Does what the console suggests, again and again, as a patient person would, until the site says that the queue is empty.
 * @returns the outcomes on the way.
 * @throws when the suggestions lead nowhere.
 */
export async function moveOnUntilEmpty(ctx: ActContext, options: CallOptions = {}): Promise<string[]> {
  const outcomes: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const outcome = await takeStep(ctx, await getQueueView(ctx, QUEUE_ID), options);
    outcomes.push(outcome);
    if (outcome === 'empty' && (await getQueueView(ctx, QUEUE_ID)).openJob === null) return outcomes;
  }
  throw new Error(`The queue cannot be moved on: ${outcomes.join(', ')}`);
}

async function takeStep(ctx: ActContext, view: QueueView, options: CallOptions): Promise<string> {
  const { action } = suggestion(view);
  if (action === 'reconcile' && view.unknownCall !== null) {
    const { call } = await reconcileCall(ctx, QUEUE_ID, { callId: view.unknownCall.id }, options);
    return call.outcome ?? 'none';
  }
  if (action === 'finish' && view.openJob !== null)
    return (await finish(ctx, view.openJob, options)).call.outcome ?? 'none';
  const seen = { openJobId: view.openJob?.id ?? null, unknownCallId: null };
  return (await processQueue(ctx, QUEUE_ID, { seen }, options)).call.outcome ?? 'none';
}

/** Finishes a job with everything a person may be asked for. */
export function finish(ctx: ActContext, job: JobView, options: CallOptions = {}) {
  const input = {
    seen: { state: 'open' as const, recordCount: job.recordCount },
    jobUuid: job.jobUuid,
    reason: 'The test says so',
    ...(job.recordCount === null ? {} : { typedCount: job.recordCount }),
  };
  return finishJob(ctx, job.id, input, options);
}

/** Ids of the records in the stored payloads of finished jobs, in order of the jobs; read losslessly. */
export async function finishedRecordIds(ctx: ActContext): Promise<string[]> {
  const jobs = await ctx.database.kysely
    .selectFrom('job')
    .select(['id', 'custody'])
    .where('state', '=', 'finished')
    .where('custody', '=', 'held')
    .orderBy('opened_at')
    .execute();
  const ids: string[] = [];
  for (const job of jobs) {
    const payload = await readPayload(ctx, job.id);
    const parsed = parsePayload(await new Response(payload.stream).text());
    ids.push(...(parsed?.records.map((record) => record.identity ?? 'none') ?? []));
  }
  return ids;
}
