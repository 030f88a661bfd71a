import { findSecondFactor } from '@/lib/db/queries/second-factor/find-second-factor';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { Caller } from '../caller';
import type { AuthContext } from '../context';
import { proveCode, type Proof } from '../second-factor/proof';
import { recordRefusal } from './refuse';

/**
 * Asks whoever knows the password for the second factor of the account, where it has one.
 * Without a code the attempt is taken back, since nothing wrong was typed; the wrong ones before it stay counted, or they
 * could be forgiven between guesses at the code.
 * @returns what has to be used up with the sign-in; null where the password is enough.
 * @throws AppError `unauthenticated` with a problem at `code`.
 */
export async function checkSecondFactor(
  ctx: AuthContext,
  account: Row<'account'>,
  typed: string,
  attempt: { id: string; caller: Caller },
): Promise<Proof | null> {
  const factor = await findSecondFactor(ctx.database.kysely, account.id);
  if (factor === undefined || factor.confirmed_at === null) return null;
  if (typed === '') {
    await dropFailures(ctx.database.kysely, { id: attempt.id });
    throw codeRefused('Type the code your authenticator app shows, or a recovery code.');
  }
  const proof = await proveCode(ctx, factor, typed);
  if (typeof proof !== 'string') return proof;
  await recordRefusal(ctx, account, attempt.caller, 'wrong code');
  throw codeRefused(proof);
}

export function codeRefused(message: string): AppError {
  return new AppError('unauthenticated', message, { problems: [{ path: 'code', message }] });
}
