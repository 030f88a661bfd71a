import { recordAct } from '@/lib/audit/record';
import { replaceRecoveryCodes } from '@/lib/db/queries/recovery-code/replace-recovery-codes';
import { confirmSecondFactor as confirmRow } from '@/lib/db/queries/second-factor/confirm-second-factor';
import { findSecondFactor } from '@/lib/db/queries/second-factor/find-second-factor';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { makeRecoverySet } from './recovery-codes';
import { stepOfCode } from './totp';
import { wrongCode } from './wrong-code';

/**
 * Turns the second factor on with a code of the key that was shown; that code is used up by it.
 * @returns the recovery codes, here and never again.
 * @throws AppError `invalid` (the code is not right), `conflict` (no key was shown, or it is on already).
 */
export async function confirmSecondFactor(
  ctx: OwnActContext,
  input: { code: string },
): Promise<{ recoveryCodes: string[] }> {
  const now = ctx.clock.now();
  const { id: accountId, name } = ctx.actor;
  const shown = await findSecondFactor(ctx.database.kysely, accountId);
  if (shown === undefined || shown.confirmed_at !== null) throw notShown();
  const step = stepOfTyped(ctx, shown, input.code, now);
  const { codes, ...kept } = await makeRecoverySet();
  await ctx.database.transaction(async (trx) => {
    const confirmed = { accountId, shownAt: shown.created_at, step, at: now };
    if (!(await confirmRow(trx, confirmed))) throw notShown();
    await replaceRecoveryCodes(trx, { accountId, ...kept });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'second-factor.turn-on',
      target: { kind: 'account', id: accountId, name },
      outcome: 'done',
    });
  });
  return { recoveryCodes: codes };
}

function stepOfTyped(ctx: OwnActContext, shown: Row<'second_factor'>, typed: string, now: number): number {
  const step = stepOfCode(ctx.sealer.open(shown.secret_sealed), typed.replaceAll(/\s/g, ''), now);
  if (step !== null) return step;
  const message =
    'This is not the code of the key shown last. Nothing was changed: type the one the app shows now, and look at the clock of the phone.';
  throw wrongCode(message);
}

function notShown(): AppError {
  return new AppError(
    'conflict',
    'There is no key to confirm: it is on already, or another key was shown since. Nothing was changed: begin again.',
  );
}
