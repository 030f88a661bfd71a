import type { Transaction } from 'kysely';
import { recordAct } from '@/lib/audit/record';
import { lockAdmins } from '@/lib/db/queries/account/lock-admins';
import { revokeLinks } from '@/lib/db/queries/account-link/revoke-links';
import { updateAccount } from '@/lib/db/queries/account/update-account';
import type { Database } from '@/lib/db/database';
import type { Row, Schema } from '@/lib/db/schema';
import type { Role } from '@/lib/domain/actor';
import { roleOf } from '../accounts/new-account';
import { personOf, type Arrival } from './account-of';

/**
 * Gives an account the role that the provider's groups give. The last admin stays one: nobody could manage the console any
 * more; that it was kept is written down. Who is no admin any more leaves no links behind that were made as one.
 * @returns the role it has now.
 */
export async function followRole(
  trx: Transaction<Schema>,
  support: Database['support'],
  account: Row<'account'>,
  { provider, caller, now }: Arrival,
  role: Role,
): Promise<Role> {
  const before = roleOf(account.role);
  if (before === role) return role;
  const admins = before === 'admin' ? await lockAdmins(trx, support) : [];
  const isLastAdmin = admins.length === 1 && admins[0] === account.id;
  if (!isLastAdmin) await updateAccount(trx, account.id, { role });
  const losesAdmin = before === 'admin' && !isLastAdmin;
  const linksRevoked = losesAdmin ? await revokeLinks(trx, { madeById: account.id }, now) : null;
  await recordAct(trx, {
    at: now,
    actor: personOf({ ...account, role: before }, caller),
    verb: 'account.set-role',
    target: { kind: 'account', id: account.id, name: account.name },
    outcome: isLastAdmin ? 'refused' : 'done',
    detail: {
      email: account.email,
      roleBefore: before,
      role,
      from: 'OpenID',
      claim: provider.roleClaim,
      ...(linksRevoked === null ? {} : { linksRevoked }),
      ...(isLastAdmin ? { reason: 'last admin' } : {}),
    },
  });
  return isLastAdmin ? before : role;
}
