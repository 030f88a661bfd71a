import { revokeLinks } from '@/lib/db/queries/account-link/revoke-links';
import type { Role } from '@/lib/domain/actor';
import type { ShownOfPerson } from '@/lib/domain/api/people';
import type { AuthActContext } from '../context';
import { changeAccount } from './change-account';

/**
 * Gives an account another role; it holds from its next request on. Who is no admin any more leaves no links behind that
 * were made as one.
 * @param shown what the admin was shown when they confirmed.
 * @throws AppError `not-found`, `conflict` when the last admin would lose the role.
 */
export async function setAccountRole(
  ctx: AuthActContext,
  id: string,
  role: Role,
  shown?: ShownOfPerson,
): Promise<void> {
  await changeAccount(ctx, id, {
    verb: 'account.set-role',
    values: { role },
    takesAdmin: role !== 'admin',
    also: async (trx) => ({
      role,
      shown,
      ...(role !== 'admin' && { linksRevoked: await revokeLinks(trx, { madeById: id }, ctx.clock.now()) }),
    }),
  });
}
