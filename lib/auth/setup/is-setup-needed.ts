import { hasAccount } from '@/lib/db/queries/account/has-account';
import type { AuthContext } from '../context';

/** True while nobody has an account. */
export async function isSetupNeeded(ctx: AuthContext): Promise<boolean> {
  return !(await hasAccount(ctx.database.kysely));
}
