import { findProvider } from '@/lib/db/queries/openid/find-provider';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { AuthContext } from '../context';

/** Whether people may sign in with a password. Without a provider they always may: there is no other way in. */
export async function arePasswordsAllowed(ctx: Pick<AuthContext, 'database'>): Promise<boolean> {
  return allowsPasswords(await findProvider(ctx.database.kysely));
}

/** The same of the provider as it was read. */
export function allowsPasswords(provider: Row<'openid_provider'> | undefined): boolean {
  return provider === undefined || provider.passwords_allowed !== 0;
}

/** @throws AppError `forbidden`, in the same words whoever asks. */
export async function requirePasswordsAllowed(ctx: Pick<AuthContext, 'database'>): Promise<void> {
  if (await arePasswordsAllowed(ctx)) return;
  throw new AppError(
    'forbidden',
    'Signing in with a password is turned off here. Reload this page and use the button of your provider.',
  );
}
