import { v7 as uuidv7 } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { insertDrain } from '@/lib/db/queries/drain/insert-drain';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { DrainInput } from '@/lib/domain/api/drain-inputs';
import type { DrainView } from '@/lib/domain/api/drains';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { driveDrain, type DriveOptions } from './drive';
import { boundsNow } from './plan';
import { refuseDrain } from './refuse-drain';
import { getDrain } from './views';

/**
 * Starts a drain and answers at once; it goes on by itself. It makes no more rounds than the plan that was seen named,
 * however many records are queued meanwhile.
 * @throws AppError `forbidden`, `not-found`, `queue-busy`, `call-unknown`, `conflict`. Nothing was called then.
 */
export async function startDrain(
  ctx: ActContext,
  queueId: string,
  input: DrainInput,
  options: DriveOptions = {},
): Promise<DrainView> {
  requireRole(ctx.actor, 'queue.drain');
  const id = uuidv7();
  await ctx.database.transaction(async (trx) => {
    const queue = await lockQueue(trx, ctx.database.support, queueId);
    if (queue === undefined)
      throw new AppError('not-found', 'This queue is not tracked here. Nothing was called.');
    await refuseDrain(ctx, trx, queueId, null);
    const { finishEach, maxRecords, seen } = input;
    const plan = await boundsNow(trx, queueId, { finishEach, maxRecords });
    const maxRounds = Math.min(seen.maxRounds, finishEach ? seen.maxRounds : 1);
    const now = ctx.clock.now();
    await insertDrain(trx, ctx.database.support, {
      id,
      queue_id: queueId,
      finish_each: finishEach ? 1 : 0,
      max_records: maxRecords,
      max_rounds: maxRounds,
      plan_json: writeJson({ ...plan, maxRounds, seen }),
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      actor_name: ctx.actor.name,
      actor_address: ctx.actor.address,
      started_at: now,
      instance_id: ctx.instanceId,
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'queue.drain-start',
      target: { kind: 'queue', id: queueId, name: queue.name },
      outcome: 'done',
      detail: { drainId: id, finishEach, maxRecords, maxRounds, shown: seen },
      correlationId: id,
    });
  });
  driveDrain(ctx, id, options);
  return getDrain(ctx, id);
}
