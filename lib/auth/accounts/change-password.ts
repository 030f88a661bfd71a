import { recordAct } from '@/lib/audit/record';
import { replacePassword } from '@/lib/db/queries/account/replace-password';
import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { hashPassword, isPassword } from '../password';
import { confirmPassword } from '../sign-in/confirm-identity';

const VERB = 'account.change-password';

/**
 * Changes one's own password with the present one. Every other session of the account ends with it.
 * @returns how many ended.
 * @throws AppError `invalid` (the present one is wrong, or the new one cannot be used), `too-many-requests`, `conflict` when
 * it was changed by somebody else, or with a link, at the same moment.
 */
export async function changePassword(
  ctx: OwnActContext,
  input: { currentPassword: string; password: string },
): Promise<{ sessionsEnded: number }> {
  const account = await confirmPassword(ctx, VERB, input.currentPassword, 'currentPassword');
  if (await isPassword(account.password_hash, input.password)) {
    const message = 'This is the password you have. Nothing was changed: choose another.';
    throw new AppError('invalid', message, { problems: [{ path: 'password', message }] });
  }
  const passwordHash = await hashPassword(input.password, account);
  const now = ctx.clock.now();
  return ctx.database.transaction(async (trx) => {
    // First the account: a sign-in with the old password holds its row, and is among the sessions then, or comes too late.
    if (!(await replacePassword(trx, account, passwordHash))) throw changedMeanwhile();
    const others = { accountId: account.id, exceptId: ctx.sessionId };
    const sessionsEnded = await revokeSessions(trx, others, now);
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: VERB,
      target: { kind: 'account', id: account.id, name: account.name },
      outcome: 'done',
      detail: { sessionsEnded },
    });
    return { sessionsEnded };
  });
}

function changedMeanwhile(): AppError {
  return new AppError(
    'conflict',
    'Your password was changed a moment ago, in another window or with a link. Nothing of this was saved: sign in with that one, or ask for a link if it was not you.',
  );
}
