import { recordAct } from '@/lib/audit/record';
import { findCall } from '@/lib/db/queries/call/find-call';
import { findJob } from '@/lib/db/queries/job/find-job';
import { updateJob } from '@/lib/db/queries/job/update-job';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { Row } from '@/lib/db/schema';
import { answerOfCall } from './answers';
import type { GatewayContext } from './context';
import { fromStore } from './from-store';
import { mayHave } from './may-have';

/** A job given again and again to one that polls every second is written down once a minute. */
const NOTED_EVERY_MS = 60_000;

/**
 * Gives the stored bytes of an open job to the integration, without asking the site.
 * @throws AppError `too-many-requests`, `unavailable` where much is being handed out already.
 * @returns null when the job is not its to have any more: the queue has moved, and has to be looked at anew.
 */
export function replayJob(
  ctx: GatewayContext,
  { id, payload_bytes: bytes }: Row<'job'>,
): Promise<Response | null> {
  return fromStore(ctx, bytes ?? 0, async () => {
    const job = await claimReplay(ctx, id);
    if (job === null || job.payload_call_id === null) return null;
    const call = await findCall(ctx.database.kysely, job.payload_call_id);
    return call === undefined ? null : answerOfCall(ctx, call, 'ledger');
  });
}

/** With the queue locked, so that a job handed over goes to one integration only. */
function claimReplay(ctx: GatewayContext, jobId: string): Promise<Row<'job'> | null> {
  return ctx.database.transaction(async (trx) => {
    await lockQueue(trx, ctx.database.support, ctx.queueId);
    const job = await findJob(trx, jobId);
    const now = ctx.clock.now();
    if (job?.state !== 'open' || job.custody !== 'held' || !(await mayHave(trx, ctx.token, job, now)))
      return null;
    const isNews =
      job.replayed_to_id !== ctx.token.id ||
      job.replayed_at === null ||
      now - job.replayed_at > NOTED_EVERY_MS;
    if (!isNews) return job;
    await updateJob(trx, job.id, {
      replayed_at: now,
      replayed_to_id: ctx.token.id,
      replayed_to_name: ctx.token.name,
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'gateway.replay',
      target: { kind: 'job', id: job.id, name: job.job_uuid },
      outcome: 'done',
      detail: {
        queueId: ctx.queueId,
        recordCount: job.record_count,
        sentence: `The job taken by ${job.holder_name} was given again from what is stored here. The site was not called.`,
      },
    });
    return job;
  });
}
