import { recordAct } from '@/lib/audit/record';
import { acknowledgeOpenIncident } from '@/lib/db/queries/incident/acknowledge-open-incident';
import { findIncident } from '@/lib/db/queries/incident/list-incidents';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';

/**
 * Somebody has it in hand: no reminders are sent of it any more, until it becomes worse. Once is enough: a second one changes nothing.
 * @throws AppError `forbidden`, `not-found`, `conflict` for one that is over
 */
export async function acknowledgeIncident(ctx: ActContext, id: string): Promise<void> {
  requireRole(ctx.actor, 'queue.snooze');
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    const incident = await findIncident(trx, id);
    if (incident === undefined) throw new AppError('not-found', 'There is no such incident.');
    if (incident.acknowledged_at !== null) return;
    if (!(await acknowledgeOpenIncident(trx, incident, { at: now, by: ctx.actor.name }))) {
      // Somebody else was first.
      if ((await findIncident(trx, id))?.acknowledged_at !== null) return;
      throw new AppError('conflict', 'This incident is over, or became worse just now. Nothing was changed.');
    }
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'incident.acknowledge',
      target: { kind: 'queue', id: incident.queue_id, name: incident.queue_name },
      outcome: 'done',
      detail: { incident: id, state: incident.state },
    });
  });
}
