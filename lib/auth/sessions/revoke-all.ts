import { recordAct } from '@/lib/audit/record';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';

/** Ends every session of an account. @returns how many stood. @throws AppError `not-found`. */
export async function revokeAllSessions(ctx: AuthActContext, accountId: string): Promise<number> {
  const now = ctx.clock.now();
  return ctx.database.transaction(async (trx) => {
    const account = await findAccount(trx, accountId);
    if (account === undefined) throw new AppError('not-found', 'There is no such account.');
    const sessionsEnded = await revokeSessions(trx, { accountId }, now);
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'session.revoke-all',
      target: { kind: 'account', id: accountId, name: account.name },
      outcome: 'done',
      detail: { sessionsEnded },
    });
    return sessionsEnded;
  });
}
