import { recordAct } from '@/lib/audit/record';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { dropIdentities } from '@/lib/db/queries/openid/drop-identities';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';

/**
 * Unties an account from its identity at the provider, so that another one of the same e-mail address may be tied to it: the
 * provider was moved, or made the person anew.
 * @returns how many there were. @throws AppError `not-found`
 */
export async function forgetIdentities(ctx: AuthActContext, accountId: string): Promise<number> {
  return ctx.database.transaction(async (trx) => {
    const account = await findAccount(trx, accountId);
    if (account === undefined) throw new AppError('not-found', 'There is no such account.');
    const identities = await dropIdentities(trx, accountId);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'account.unlink-openid',
      target: { kind: 'account', id: accountId, name: account.name },
      outcome: 'done',
      detail: { identities },
    });
    return identities;
  });
}
