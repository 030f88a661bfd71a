import type { ActVerb } from '@/lib/domain/activity/verbs';
import { findSecondFactor } from '@/lib/db/queries/second-factor/find-second-factor';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { confirmIdentity, problemWithTyped, type Wrong } from '../sign-in/confirm-identity';
import { proveCode, type Proof } from './proof';

/**
 * Asks a signed-in person for the password and a code of their second factor, app's or recovery. The code is used up with
 * the act it is for (`spendProof`).
 * @throws AppError `invalid` (which of the two is wrong), `too-many-requests`, `conflict` (the second factor is off).
 */
export async function confirmWithCode(
  ctx: OwnActContext,
  verb: ActVerb,
  input: { password: string; code: string },
): Promise<{ account: Row<'account'>; proof: Proof }> {
  let proof: Proof | undefined;
  const account = await confirmIdentity(ctx, verb, async (asked) => {
    const wrong = await problemWithTyped(asked, input.password);
    if (wrong !== undefined) return wrong;
    const checked = await proofOf(ctx, asked, input.code);
    if ('message' in checked) return checked;
    proof = checked;
    return undefined;
  });
  if (proof === undefined) throw new AppError('internal', 'A code was let through without a proof.');
  return { account, proof };
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
