import { recordAct } from '@/lib/audit/record';
import { dropRule, findRule } from '@/lib/db/queries/notification/put-rule';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';

/** Removes a rule. Whoever was told of an incident by it is still told when that is over. @throws AppError `forbidden`, `not-found` */
export async function removeRule(ctx: ActContext, id: string): Promise<void> {
  requireRole(ctx.actor, 'notification.write');
  await ctx.database.transaction(async (trx) => {
    const rule = await findRule(trx, id);
    if (rule === undefined) {
      throw new AppError('not-found', 'There is no such rule, or it was removed already.');
    }
    await dropRule(trx, id);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'rule.remove',
      target: { kind: 'rule', id, name: rule.name },
      outcome: 'done',
    });
  });
}
