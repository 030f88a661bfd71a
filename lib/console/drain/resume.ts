import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { changeDrainState } from '@/lib/db/queries/drain/change-drain-state';
import { findDrain, type DrainRow } from '@/lib/db/queries/drain/find-drain';
import { updateDrain } from '@/lib/db/queries/drain/update-drain';
import { insertDrainJob } from '@/lib/db/queries/drain/insert-drain-job';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { DrainView } from '@/lib/domain/api/drains';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { driveDrain, type DriveOptions } from './drive';
import { jobTakenUnnoted } from './job-taken-unnoted';
import { refuseDrain } from './refuse-drain';
import { getDrain } from './views';

/**
 * Lets a stopped drain go on, in the name of whoever resumes it. It first finishes the job it had open.
 * @throws AppError `forbidden`, `not-found`, `conflict`, `queue-busy`, `call-unknown` (reconcile first). Nothing was called then.
 */
export async function resumeDrain(
  ctx: ActContext,
  drainId: string,
  options: DriveOptions = {},
): Promise<DrainView> {
  requireRole(ctx.actor, 'queue.drain');
  await ctx.database.transaction(async (trx) => {
    const found = await findDrain(trx, drainId);
    if (found === undefined) throw new AppError('not-found', 'There is no such drain.');
    await lockQueue(trx, ctx.database.support, found.queue_id);
    const drain = await findDrain(trx, drainId);
    if (drain?.state !== 'stopped')
      throw new AppError('conflict', 'This drain is not stopped any more. Nothing was called. Look again.');
    await takeUp(ctx, trx, drain);
  });
  driveDrain(ctx, drainId, options);
  return getDrain(ctx, drainId);
}

async function takeUp(ctx: ActContext, trx: Queryable, drain: DrainRow): Promise<void> {
  // A process that died right after its call had no time to note the job: the ledger knows it all the same.
  const unnoted = drain.open_job_id === null ? await jobTakenUnnoted(trx, drain) : undefined;
  await refuseDrain(ctx, trx, drain.queue_id, unnoted?.id ?? drain.open_job_id);
  if (unnoted !== undefined)
    await insertDrainJob(trx, { drain_id: drain.id, round: drain.rounds + 1, job_id: unnoted.id });
  const { actor, instanceId, database, clock } = ctx;
  await changeDrainState(
    trx,
    { id: drain.id, from: ['stopped'] },
    {
      state: 'running',
      step: 'resting',
      reason: null,
      sentence: null,
      next_step: null,
      stopped_at: null,
      instance_id: instanceId,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      actor_address: actor.address,
      ...(unnoted === undefined
        ? {}
        : {
            rounds: drain.rounds + 1,
            records: drain.records + (unnoted.record_count ?? 0),
            bytes: drain.bytes + (unnoted.payload_bytes ?? 0),
            open_job_id: drain.finish_each === 1 ? unnoted.id : null,
          }),
    },
  );
  await updateDrain(trx, database.support, { id: drain.id, instanceId }, {});
  await recordAct(trx, {
    at: clock.now(),
    actor,
    verb: 'queue.drain-resume',
    target: { kind: 'queue', id: drain.queue_id, name: drain.queue_name },
    outcome: 'done',
    detail: { drainId: drain.id, stoppedBy: drain.reason, rounds: drain.rounds, records: drain.records },
    correlationId: drain.id,
  });
}
