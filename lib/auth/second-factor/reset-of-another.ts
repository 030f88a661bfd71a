import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { notConfirmed } from '../sessions/not-confirmed';
import { readConfirmation } from '../sessions/read-confirmation';
import { confirmPassword } from '../sign-in/confirm-identity';
import { resetSecondFactor } from './reset';

interface WhoAsks {
  password?: string | undefined;
  /** They signed in, or confirmed that it is them, in the last ten minutes. */
  isConfirmed: boolean;
}

/**
 * The same by an admin in Settings → People, for somebody who has told them that app and recovery codes are lost. Their password is asked
 * for each time: a browser left open must not be enough to open the way to somebody else's account. Who has none that counts has to have
 * signed in with the provider lately.
 * @throws AppError `invalid` (no password, or a wrong one), `confirmation-required`, `too-many-requests`, `not-found`, `conflict` (there is
 *   none, it is their own, or they have neither a password nor a provider).
 */
export async function resetOfAnother(ctx: OwnActContext, accountId: string, who: WhoAsks): Promise<void> {
  if (accountId === ctx.actor.id)
    throw new AppError(
      'conflict',
      'Your own second factor is turned off in your profile, with a code. Nothing was changed.',
    );
  await confirmWhoAsks(ctx, who);
  await resetSecondFactor(ctx, accountId);
}

async function confirmWhoAsks(ctx: OwnActContext, { password, isConfirmed }: WhoAsks): Promise<void> {
  const { way } = await readConfirmation(ctx);
  switch (way) {
    case 'provider':
      if (!isConfirmed) throw notConfirmed();
      return;
    case 'none':
      throw new AppError(
        'conflict',
        'Your account has no password, and there is no provider to sign in with. Nothing was changed: ask another admin, or whoever runs the console.',
      );
    default:
      await confirmPassword(ctx, 'second-factor.reset', password ?? needsPassword());
  }
}

function needsPassword(): never {
  const message = 'Enter your password.';
  throw new AppError('invalid', `${message} Nothing was changed.`, {
    problems: [{ path: 'password', message }],
  });
}
