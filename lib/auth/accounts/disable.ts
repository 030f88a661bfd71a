import { revokeLinks } from '@/lib/db/queries/account-link/revoke-links';
import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import { countMadeTokens } from '@/lib/db/queries/token/count-made-tokens';
import type { ShownOfPerson } from '@/lib/domain/api/people';
import type { AuthActContext } from '../context';
import { changeAccount } from './change-account';

/**
 * Disables an account: it cannot sign in, and every session of it ends at once. Links for a new password of it open nothing any
 * more, and neither do those it made itself: they could be its way back in. Its tokens stay: how many is in the activity log.
 * @param shown what the admin was shown when they confirmed.
 * @throws AppError `not-found`, `conflict` when it is the last admin.
 */
export async function disableAccount(ctx: AuthActContext, id: string, shown?: ShownOfPerson): Promise<void> {
  const now = ctx.clock.now();
  await changeAccount(ctx, id, {
    verb: 'account.disable',
    values: { disabled_at: now },
    takesAdmin: true,
    also: async (trx) => {
      const ownLinks = await revokeLinks(trx, { kind: 'reset', accountId: id }, now);
      const madeLinks = await revokeLinks(trx, { madeById: id }, now);
      const sessionsEnded = await revokeSessions(trx, { accountId: id }, now);
      const tokensKept = (await countMadeTokens(trx, now)).get(id) ?? 0;
      return { sessionsEnded, linksRevoked: ownLinks + madeLinks, tokensKept, shown };
    },
  });
}
