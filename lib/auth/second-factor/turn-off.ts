import { recordAct } from '@/lib/audit/record';
import { dropSecondFactor } from '@/lib/db/queries/second-factor/drop-second-factor';
import { findSecondFactor } from '@/lib/db/queries/second-factor/find-second-factor';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { confirmIdentity, problemWithTyped, type Wrong } from '../sign-in/confirm-identity';
import { proveCode, USED_CODE, spendProof, type Proof } from './proof';

const VERB = 'second-factor.turn-off';

/**
 * Turns the second factor off, with the password and a code of the app or a recovery code; the recovery codes end too.
 * @throws AppError `invalid` (which of the two is wrong), `too-many-requests`, `conflict` (it is off).
 */
export async function turnOffSecondFactor(
  ctx: OwnActContext,
  input: { password: string; code: string },
): Promise<void> {
  let proof: Proof | undefined;
  const account = await confirmIdentity(ctx, VERB, async (asked) => {
    const wrong = await problemWithTyped(asked, input.password);
    if (wrong !== undefined) return wrong;
    const checked = await proofOf(ctx, asked, input.code);
    if ('message' in checked) return checked;
    proof = checked;
    return undefined;
  });
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    if (proof === undefined || !(await spendProof(trx, account, proof, { actor: ctx.actor, at: now })))
      throw new AppError('invalid', USED_CODE, { problems: [{ path: 'code', message: USED_CODE }] });
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

async function proofOf(ctx: OwnActContext, account: Row<'account'>, code: string): Promise<Proof | Wrong> {
  const factor = await findSecondFactor(ctx.database.kysely, account.id);
  if (factor === undefined || factor.confirmed_at === null) throw notOn();
  const proof = await proveCode(ctx, factor, code);
  return typeof proof === 'string' ? { path: 'code', message: proof, reason: 'wrong code' } : proof;
}

/** For an act that needs the second factor to be on. */
export function notOn(): AppError {
  return new AppError('conflict', 'The second factor is off. Nothing was changed.');
}
