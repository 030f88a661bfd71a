import { recordAct } from '@/lib/audit/record';
import { dropRulesOf } from '@/lib/db/queries/notification/put-rule';
import { dropWaiting } from '@/lib/db/queries/notification/drop-waiting';
import { updateChannel } from '@/lib/db/queries/notification/update-channel';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { requireChannel } from './require-channel';

/**
 * Removes a channel with its rules. What waits to be sent over it is given up; its address and key are forgotten, and the delivery log
 * keeps its name.
 * @throws AppError `forbidden`, `not-found`
 */
export async function removeChannel(ctx: ActContext, id: string): Promise<void> {
  requireRole(ctx.actor, 'notification.write');
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    const { name } = await requireChannel(trx, id);
    await dropRulesOf(trx, id);
    await dropWaiting(trx, id, { problem: 'The channel was removed.', now });
    const forgotten = { target_sealed: Buffer.alloc(0), secret_sealed: null };
    await updateChannel(trx, id, { removed_at: now, ...forgotten });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'channel.remove',
      target: { kind: 'channel', id, name },
      outcome: 'done',
    });
  });
}
