import { findAccount } from '@/lib/db/queries/account/find-account';
import { findProvider } from '@/lib/db/queries/openid/find-provider';
import { findSecondFactor } from '@/lib/db/queries/second-factor/find-second-factor';
import type { ConfirmationView } from '@/lib/domain/api/confirmation';
import type { OwnActContext } from '../context';
import { allowsPasswords } from '../sign-in/passwords-allowed';
import { CONFIRMED_MS } from './lifetime';

/**
 * With what somebody proves that it is them: as they sign in. A password while passwords count, with a code where a second factor is
 * on; else the provider, where a new sign-in counts.
 */
export async function readConfirmation(ctx: OwnActContext): Promise<ConfirmationView> {
  const db = ctx.database.kysely;
  const provider = await findProvider(db);
  const told = { provider: provider?.button_name ?? null, minutes: CONFIRMED_MS / 60_000 };
  const account = await findAccount(db, ctx.actor.id);
  const hasPassword = account !== undefined && account.password_hash !== null;
  if (!hasPassword || !allowsPasswords(provider))
    return { way: provider === undefined ? 'none' : 'provider', ...told };
  const factor = await findSecondFactor(db, account.id);
  const isOn = factor !== undefined && factor.confirmed_at !== null;
  return { way: isOn ? 'password-and-code' : 'password', ...told };
}
