import { recordAct } from '@/lib/audit/record';
import { dropSecondFactor } from '@/lib/db/queries/second-factor/drop-second-factor';
import type { OwnActContext } from '../context';
import { confirmWithCode } from './confirm-with-code';
import { USED_CODE, spendProof } from './proof';
import { wrongCode } from './wrong-code';

const VERB = 'second-factor.turn-off';

/**
 * Turns the second factor off, with the password and a code of the app or a recovery code; the recovery codes end too.
 * @throws AppError `invalid` (which of the two is wrong), `too-many-requests`, `conflict` (it is off).
 */
export async function turnOffSecondFactor(
  ctx: OwnActContext,
  input: { password: string; code: string },
): Promise<void> {
  const { account, proof } = await confirmWithCode(ctx, VERB, input);
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    if (!(await spendProof(trx, account, proof, { actor: ctx.actor, at: now }))) throw wrongCode(USED_CODE);
    await dropSecondFactor(trx, account.id);
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: VERB,
      target: { kind: 'account', id: account.id, name: account.name },
      outcome: 'done',
    });
  });
}
