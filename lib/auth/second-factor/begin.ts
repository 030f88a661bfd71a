import { putShownKey } from '@/lib/db/queries/second-factor/put-shown-key';
import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { confirmPassword } from '../sign-in/confirm-identity';
import { keyForApp, makeKey } from './totp';

/**
 * Makes a key for an authenticator app. It does not count before a code of it was typed (`confirmSecondFactor`); one that
 * was shown before ends.
 * @returns the key to show, here and never again.
 * @throws AppError `invalid` (wrong password), `too-many-requests`, `conflict` (a second factor is on already).
 */
export async function beginSecondFactor(
  ctx: OwnActContext,
  input: { password: string },
): Promise<{ key: string; uri: string }> {
  const account = await confirmPassword(ctx, 'second-factor.turn-on', input.password);
  const key = makeKey();
  const shown = { accountId: account.id, sealed: ctx.sealer.seal(key), at: ctx.clock.now() };
  if (!(await putShownKey(ctx.database.kysely, shown))) {
    throw new AppError(
      'conflict',
      'The second factor is on already. Nothing was changed: turn it off first to use another app.',
    );
  }
  return keyForApp(key, account.email);
}
