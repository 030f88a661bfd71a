import { recordAct } from '@/lib/audit/record';
import { replaceRecoveryCodes } from '@/lib/db/queries/recovery-code/replace-recovery-codes';
import type { OwnActContext } from '../context';
import { confirmWithCode, notOn } from './confirm-with-code';
import { spendProof, USED_CODE } from './proof';
import { makeRecoverySet } from './recovery-codes';
import { wrongCode } from './wrong-code';

const VERB = 'recovery-code.renew';

/**
 * Makes new recovery codes, with the password and a code of the app or a recovery code: each of the new ones turns the second
 * factor off, so the password alone must not come by them. The ones before end, used or not.
 * @returns the codes, here and never again.
 * @throws AppError `invalid` (which of the two is wrong), `too-many-requests`, `conflict` (the second factor is off).
 */
export async function renewRecoveryCodes(
  ctx: OwnActContext,
  input: { password: string; code: string },
): Promise<{ recoveryCodes: string[] }> {
  const { account, proof } = await confirmWithCode(ctx, VERB, input);
  const now = ctx.clock.now();
  const { codes, ...kept } = await makeRecoverySet();
  await ctx.database.transaction(async (trx) => {
    if (!(await spendProof(trx, account, proof, { actor: ctx.actor, at: now }))) throw wrongCode(USED_CODE);
    if (!(await replaceRecoveryCodes(trx, { accountId: account.id, ...kept }))) throw notOn();
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: VERB,
      target: { kind: 'account', id: account.id, name: account.name },
      outcome: 'done',
    });
  });
  return { recoveryCodes: codes };
}
