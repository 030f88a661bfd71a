import { recordAct } from '@/lib/audit/record';
import { updateAccount } from '@/lib/db/queries/account/update-account';
import type { OwnActContext } from '../context';

/** Changes one's own name; what was written down under the name before stays so. */
export async function renameOwnAccount(ctx: OwnActContext, input: { name: string }): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    await updateAccount(trx, ctx.actor.id, { name: input.name });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'account.rename',
      target: { kind: 'account', id: ctx.actor.id, name: input.name },
      outcome: 'done',
      detail: { nameBefore: ctx.actor.name },
    });
  });
}
