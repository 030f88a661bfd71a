import { recordAct } from '@/lib/audit/record';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';
import { forgetAttempts } from './attempts';

/**
 * Lets somebody who typed too many wrong passwords try again at once.
 * @returns the addresses it was tried from; one that is locked by itself stays so (`unlockAddress`).
 * @throws AppError `not-found`.
 */
export async function unlockAccount(ctx: AuthActContext, accountId: string): Promise<string[]> {
  return ctx.database.transaction(async (trx) => {
    const account = await findAccount(trx, accountId);
    if (account === undefined) throw new AppError('not-found', 'There is no such account.');
    const addresses = await forgetAttempts(trx, account.email);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'account.unlock',
      target: { kind: 'account', id: account.id, name: account.name },
      outcome: 'done',
    });
    return addresses;
  });
}
