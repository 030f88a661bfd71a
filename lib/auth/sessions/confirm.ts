import { recordAct } from '@/lib/audit/record';
import { confirmSessionRow } from '@/lib/db/queries/session/confirm-session';
import type { Row } from '@/lib/db/schema';
import type { ConfirmationInput } from '@/lib/domain/api/confirmation';
import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { confirmWithCode } from '../second-factor/confirm-with-code';
import { spendProof, USED_CODE, type Proof } from '../second-factor/proof';
import { wrongCode } from '../second-factor/wrong-code';
import { confirmPassword } from '../sign-in/confirm-identity';
import { CONFIRMED_MS } from './lifetime';
import { readConfirmation } from './read-confirmation';

const VERB = 'session.confirm';

/**
 * Confirms that whoever has the session is its owner: acts that give access are open to it for ten minutes then, and to no other
 * session. Where a second factor is on its code is needed too, so that a password somebody looked at is not enough.
 * @throws AppError `invalid` (which of the two is wrong, or missing), `too-many-requests`, `conflict` (they have no password that counts).
 */
export async function confirmSession(
  ctx: OwnActContext,
  input: ConfirmationInput,
): Promise<{ confirmedUntil: number }> {
  const { account, proof } = await askAgain(ctx, input);
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    if (proof !== null && !(await spendProof(trx, account, proof, { actor: ctx.actor, at: now })))
      throw wrongCode(USED_CODE);
    if (!(await confirmSessionRow(trx, ctx.sessionId, now)))
      throw new AppError('unauthenticated', 'This session was ended meanwhile. Nothing was changed.');
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: VERB,
      target: { kind: 'account', id: account.id, name: account.name },
      outcome: 'done',
    });
  });
  return { confirmedUntil: now + CONFIRMED_MS };
}

async function askAgain(
  ctx: OwnActContext,
  { password, code }: ConfirmationInput,
): Promise<{ account: Row<'account'>; proof: Proof | null }> {
  const { way } = await readConfirmation(ctx);
  switch (way) {
    case 'password':
      return { account: await confirmPassword(ctx, VERB, password), proof: null };
    case 'password-and-code':
      // Said before the password is looked at, so that it tells nobody whether that one is right.
      if (code === undefined)
        throw wrongCode('Type the code your authenticator app shows, or a recovery code.');
      return confirmWithCode(ctx, VERB, { password, code });
    case 'provider':
      throw new AppError(
        'conflict',
        'No password counts for your account here. Nothing was changed: sign in with the provider again, which confirms it too.',
      );
    default:
      throw new AppError(
        'conflict',
        'Your account has no password, and there is no provider to sign in with. Nothing was changed: ask another admin, or whoever runs the console, for a link for a new password.',
      );
  }
}
