import { v7 as uuidv7 } from 'uuid';
import { dropTokenFailure } from '@/lib/db/queries/token-failure/drop-token-failure';
import { insertTokenFailure } from '@/lib/db/queries/token-failure/insert-token-failure';
import { listTokenFailures } from '@/lib/db/queries/token-failure/list-token-failures';
import type { AppError } from '@/lib/domain/errors';
import { networkOf } from '@/lib/domain/network-of';
import { ATTEMPT_WINDOW_MS, timeLeft, tooManyAttempts } from '../attempt-window';
import type { AuthContext } from '../context';

const PER_ADDRESS = 20;

/**
 * Counts a wrong token by where it came from. It is asked only once a token has turned out wrong, so whoever has a right one at
 * the same address (an office, a proxy) is not harmed, and neither is anybody who signs in.
 * @throws AppError `too-many-requests`, with the seconds to wait; what is refused so costs no write and does not count.
 */
export async function countWrongToken(
  ctx: Pick<AuthContext, 'database' | 'clock'>,
  address: string | null,
): Promise<void> {
  const now = ctx.clock.now();
  const after = now - ATTEMPT_WINDOW_MS;
  const attempt = { id: uuidv7(), address: networkOf(address ?? 'unknown'), at: now };
  const db = ctx.database.kysely;
  const before = await listTokenFailures(db, { address: attempt.address, after });
  const alreadyMs = timeLeft(before, PER_ADDRESS, after);
  if (alreadyMs > 0) throw tooMany(alreadyMs);
  // Written before it is counted again, since many at once would else all be let through.
  await insertTokenFailure(db, attempt, after);
  const found = await listTokenFailures(db, { address: attempt.address, after });
  const waitMs = timeLeft(
    found.filter((one) => one.id !== attempt.id),
    PER_ADDRESS,
    after,
  );
  if (waitMs === 0) return;
  await dropTokenFailure(db, { id: attempt.id });
  throw tooMany(waitMs);
}

function tooMany(waitMs: number): AppError {
  return tooManyAttempts(
    waitMs,
    'There were too many wrong tokens from this address. Nothing was changed: put a right one into the program that sends them, or try again',
  );
}
