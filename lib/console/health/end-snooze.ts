import { recordAct } from '@/lib/audit/record';
import { dropSnooze } from '@/lib/db/queries/health/drop-snooze';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { requireWatched } from './require-watched';

/** Ends a queue's snooze; of a queue that is not snoozed nothing changes. @throws AppError `forbidden`, `not-found`, `conflict` */
export async function endSnooze(ctx: ActContext, queueId: string): Promise<void> {
  requireRole(ctx.actor, 'queue.snooze');
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    const queue = await requireWatched(trx, queueId);
    if (!(await dropSnooze(trx, queueId, now))) return;
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'queue.end-snooze',
      target: { kind: 'queue', id: queueId, name: queue.name },
      outcome: 'done',
    });
  });
}
