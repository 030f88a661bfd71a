import { recordAct } from '@/lib/audit/record';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';
import type { QueueSettingsInput } from '@/lib/domain/api/site-inputs';
import type { QueueSettingsView } from '@/lib/domain/api/sites';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { getQueueSettings } from './queue-settings';

/**
 * Changes a queue's name here, its owner, notes, and who polls it. Nothing is changed on the site.
 * @throws AppError `forbidden`, `not-found`, `conflict` for one that was removed
 */
export async function changeQueueSettings(
  ctx: ActContext,
  queueId: string,
  input: QueueSettingsInput,
): Promise<QueueSettingsView> {
  requireRole(ctx.actor, 'queue.write');
  await ctx.database.transaction(async (trx) => {
    const queue = await lockQueue(trx, ctx.database.support, queueId);
    if (queue === undefined) throw new AppError('not-found', 'This queue is not tracked here.');
    if (queue.archived_at !== null) {
      throw new AppError('conflict', 'This queue was removed; only its ledger is kept. Nothing was changed.');
    }
    await updateQueue(trx, queueId, {
      name: input.name,
      owner: input.owner,
      notes: input.notes,
      polled_by: input.polledBy,
    });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'queue.settings',
      target: { kind: 'queue', id: queueId, name: input.name },
      outcome: 'done',
      detail: { ...input, wasNamed: queue.name, wasPolledBy: queue.polled_by },
    });
  });
  return getQueueSettings(ctx, queueId);
}
