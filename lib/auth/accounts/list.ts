import { listAccountRows } from '@/lib/db/queries/account/list-accounts';
import type { AuthContext } from '../context';
import { roleOf, type Account } from './new-account';

/** Every account by name, the disabled ones too. */
export async function listAccounts(ctx: AuthContext): Promise<Account[]> {
  const rows = await listAccountRows(ctx.database.kysely);
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    role: roleOf(row.role),
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    lastSignInAt: row.last_sign_in_at,
    hasSecondFactor: row.second_factor_at !== null,
  }));
}
