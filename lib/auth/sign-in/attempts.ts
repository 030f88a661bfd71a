import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import { insertFailure } from '@/lib/db/queries/sign-in-failure/insert-failure';
import { listFailedAddresses } from '@/lib/db/queries/sign-in-failure/list-failed-addresses';
import { listFailures } from '@/lib/db/queries/sign-in-failure/list-failures';
import { AppError } from '@/lib/domain/errors';
import { networkOf } from '@/lib/domain/network-of';
import { ATTEMPT_WINDOW_MS, timeLeft, tooManyAttempts } from '../attempt-window';
import type { AuthContext } from '../context';

export const PER_ACCOUNT = 5;
const PER_ADDRESS = 20;

/** What attempts at the setup code are counted under; no e-mail address looks like it. */
export const SETUP_ATTEMPTS = 'setup';

/** What requests for a new password are counted under, so that they lock no sign-in. */
function resetAttempts(email: string): string {
  return `reset ${email}`;
}

/** Counts a request for a new password as an attempt at an account is counted. @throws AppError `too-many-requests`. */
export async function takeResetAttempt(
  ctx: AuthContext,
  { email, address }: { email: string; address: string | null },
): Promise<void> {
  await takeAttempt(ctx, { email: resetAttempts(email), address }, 'That is too many requests.');
}

/**
 * Counts a sign-in that comes back from the provider, for its address alone: whose it is, is not known yet.
 * @returns the attempt's id; null when there were too many.
 */
export async function takeProviderAttempt(ctx: AuthContext, address: string | null): Promise<string | null> {
  try {
    return await takeAttempt(ctx, { email: `openid ${uuidv7()}`, address });
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many-requests') return null;
    throw error;
  }
}

/**
 * Lifts the lock of an account: nothing that was tried at it counts any more.
 * @returns the addresses it was tried from, whose own locks stay.
 */
export async function forgetAttempts(trx: Queryable, email: string): Promise<string[]> {
  const addresses = await listFailedAddresses(trx, email);
  await dropFailures(trx, { email });
  await dropFailures(trx, { email: resetAttempts(email) });
  return addresses;
}

/**
 * Counts an attempt before it is made, since many made at once would else all be let through. Whoever succeeds takes it
 * back with `dropFailures`; one that is refused here does not count, so that a lock ends when its time is over.
 * @returns the attempt's id. @throws AppError `too-many-requests`, with the seconds to wait.
 */
export async function takeAttempt(
  ctx: AuthContext,
  by: { email: string; address: string | null },
  what = 'There were too many wrong attempts.',
): Promise<string> {
  const now = ctx.clock.now();
  const after = now - ATTEMPT_WINDOW_MS;
  const attempt = { id: uuidv7(), email: by.email, address: networkOf(by.address ?? 'unknown'), at: now };
  await insertFailure(ctx.database.kysely, attempt, after);
  const found = await listFailures(ctx.database.kysely, { ...attempt, after });
  const others = found.filter((failure) => failure.id !== attempt.id);
  const waitMs = Math.max(
    timeLeft(
      others.filter((failure) => failure.email === attempt.email),
      PER_ACCOUNT,
      after,
    ),
    timeLeft(
      others.filter((failure) => failure.address === attempt.address),
      PER_ADDRESS,
      after,
    ),
  );
  if (waitMs === 0) return attempt.id;
  await dropFailures(ctx.database.kysely, { id: attempt.id });
  throw tooManyAttempts(waitMs, `${what} Try again`);
}
