import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import type { AuthActContext } from '../context';
import { changeAccount } from './change-account';

/**
 * Disables an account: it cannot sign in, and every session of it ends at once.
 * @throws AppError `not-found`, `conflict` when it is the last admin.
 */
export async function disableAccount(ctx: AuthActContext, id: string): Promise<void> {
  const now = ctx.clock.now();
  await changeAccount(ctx, id, {
    verb: 'account.disable',
    values: { disabled_at: now },
    takesAdmin: true,
    also: async (trx) => ({ sessionsEnded: await revokeSessions(trx, { accountId: id }, now) }),
  });
}
