import type { Transaction } from 'kysely';
import { recordAct } from '@/lib/audit/record';
import { lockAdmins } from '@/lib/db/queries/account/lock-admins';
import { updateAccount } from '@/lib/db/queries/account/update-account';
import type { Database } from '@/lib/db/database';
import type { Row, Schema } from '@/lib/db/schema';
import type { Role } from '@/lib/domain/actor';
import { roleOf } from '../accounts/new-account';
import type { Arrival } from './account-of';

/**
 * Gives an account the role that the provider's groups give. The last admin stays one: nobody could manage the console any
 * more; that it was kept is written down.
 * @returns the role it has now.
 */
export async function followRole(
  trx: Transaction<Schema>,
  support: Database['support'],
  account: Row<'account'>,
  { provider, address, now }: Arrival,
  role: Role,
): Promise<Role> {
  const before = roleOf(account.role);
  if (before === role) return role;
  const admins = before === 'admin' ? await lockAdmins(trx, support) : [];
  const isLastAdmin = admins.length === 1 && admins[0] === account.id;
  if (!isLastAdmin) await updateAccount(trx, account.id, { role });
  await recordAct(trx, {
    at: now,
    actor: { kind: 'person', id: account.id, name: account.name, role: before, address },
    verb: 'account.set-role',
    target: { kind: 'account', id: account.id, name: account.name },
    outcome: isLastAdmin ? 'refused' : 'done',
    detail: {
      email: account.email,
      roleBefore: before,
      role,
      from: 'OpenID',
      claim: provider.roleClaim,
      ...(isLastAdmin ? { reason: 'last admin' } : {}),
    },
  });
  return isLastAdmin ? before : role;
}
