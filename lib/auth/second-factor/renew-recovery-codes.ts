import { recordAct } from '@/lib/audit/record';
import { replaceRecoveryCodes } from '@/lib/db/queries/recovery-code/replace-recovery-codes';
import type { OwnActContext } from '../context';
import { confirmPassword } from '../sign-in/confirm-identity';
import { makeRecoverySet } from './recovery-codes';
import { notOn } from './confirm-with-code';

/**
 * Makes new recovery codes; the ones before end, used or not.
 * @returns the codes, here and never again.
 * @throws AppError `invalid` (wrong password), `too-many-requests`, `conflict` (the second factor is off).
 */
export async function renewRecoveryCodes(
  ctx: OwnActContext,
  input: { password: string },
): Promise<{ recoveryCodes: string[] }> {
  const account = await confirmPassword(ctx, 'recovery-code.renew', input.password);
  const { codes, ...kept } = await makeRecoverySet();
  await ctx.database.transaction(async (trx) => {
    if (!(await replaceRecoveryCodes(trx, { accountId: account.id, ...kept }))) throw notOn();
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'recovery-code.renew',
      target: { kind: 'account', id: account.id, name: account.name },
      outcome: 'done',
    });
  });
  return { recoveryCodes: codes };
}
