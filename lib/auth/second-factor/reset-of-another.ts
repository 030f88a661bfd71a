import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { confirmPassword } from '../sign-in/confirm-identity';
import { resetSecondFactor } from './reset';

/**
 * The same by an admin in Settings → People, for somebody who has told them that app and recovery codes are lost. Their password is asked
 * for: a browser left open must not be enough to open the way to somebody else's account.
 * @throws AppError `invalid` (wrong password), `too-many-requests`, `not-found`, `conflict` (there is none, or it is their own).
 */
export async function resetOfAnother(
  ctx: OwnActContext,
  accountId: string,
  input: { password: string },
): Promise<void> {
  if (accountId === ctx.actor.id)
    throw new AppError(
      'conflict',
      'Your own second factor is turned off in your profile, with a code. Nothing was changed.',
    );
  await confirmPassword(ctx, 'second-factor.reset', input.password);
  await resetSecondFactor(ctx, accountId);
}
