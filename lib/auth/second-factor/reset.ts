import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { dropSecondFactor } from '@/lib/db/queries/second-factor/drop-second-factor';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';

/**
 * Takes the second factor off somebody who lost the app and the recovery codes: the password alone signs in then.
 * Whoever calls has made sure that it is them.
 * @throws AppError `forbidden` (an admin who is none any more), `not-found`, `conflict` (there is none).
 */
export async function resetSecondFactor(ctx: AuthActContext, accountId: string): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, ctx.actor);
    const account = await findAccount(trx, accountId);
    if (account === undefined) throw new AppError('not-found', 'There is no such account.');
    if (!(await dropSecondFactor(trx, accountId)))
      throw new AppError('conflict', `${account.name} has no second factor. Nothing was changed.`);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'second-factor.reset',
      target: { kind: 'account', id: accountId, name: account.name },
      outcome: 'done',
    });
  });
}
