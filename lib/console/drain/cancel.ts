import { recordAct } from '@/lib/audit/record';
import { changeDrainState } from '@/lib/db/queries/drain/change-drain-state';
import { findDrain } from '@/lib/db/queries/drain/find-drain';
import type { DrainView } from '@/lib/domain/api/drains';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { getDrain } from './views';

/**
 * Asks a drain to rest after the round under way: what was taken is still finished, so that nothing stands half done.
 * @throws AppError `forbidden`, `not-found`, `conflict` when it rests already.
 */
export async function cancelDrain(ctx: ActContext, drainId: string): Promise<DrainView> {
  requireRole(ctx.actor, 'queue.drain');
  await ctx.database.transaction(async (trx) => {
    const drain = await findDrain(trx, drainId);
    if (drain === undefined) throw new AppError('not-found', 'There is no such drain.');
    const changed = await changeDrainState(trx, { id: drainId, from: ['running'] }, { state: 'cancelling' });
    if (!changed)
      throw new AppError('conflict', 'This drain rests or is being cancelled already. Nothing was changed.');
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'queue.drain-cancel',
      target: { kind: 'queue', id: drain.queue_id, name: drain.queue_name },
      outcome: 'done',
      detail: { drainId, rounds: drain.rounds, records: drain.records },
      correlationId: drainId,
    });
  });
  return getDrain(ctx, drainId);
}
