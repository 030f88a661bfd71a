import { findAccount } from '@/lib/db/queries/account/find-account';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';
import { arePasswordsAllowed } from '../sign-in/passwords-allowed';
import { makeLink, type MadeLink } from './make-link';

/**
 * Makes a link with which the owner of an account chooses a new password. The old one stays until they did.
 * @throws AppError `not-found`, or `conflict` when the account is disabled, or passwords are turned off.
 */
export async function makeResetLink(ctx: AuthActContext, accountId: string): Promise<MadeLink> {
  const account = await findAccount(ctx.database.kysely, accountId);
  if (account === undefined) throw new AppError('not-found', 'There is no such account.');
  if (account.disabled_at !== null) {
    throw new AppError(
      'conflict',
      `${account.name} is disabled, and a new password would let nobody in. No link was made: enable the account first.`,
    );
  }
  if (!(await arePasswordsAllowed(ctx))) {
    throw new AppError(
      'conflict',
      'Signing in with a password is turned off, and a new one would let nobody in. No link was made: people sign in with the provider. Settings → Sign-in allows passwords again.',
    );
  }
  return makeLink(ctx, {
    kind: 'reset',
    for: { email: account.email, account_id: account.id },
    before: async () => {},
    target: { kind: 'account', id: account.id, name: account.name },
    detail: { email: account.email },
  });
}
