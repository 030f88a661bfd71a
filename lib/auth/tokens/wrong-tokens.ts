import { v7 as uuidv7 } from 'uuid';
import { dropTokenFailure } from '@/lib/db/queries/token-failure/drop-token-failure';
import { insertTokenFailure } from '@/lib/db/queries/token-failure/insert-token-failure';
import { listTokenFailures } from '@/lib/db/queries/token-failure/list-token-failures';
import { AppError } from '@/lib/domain/errors';
import type { AuthContext } from '../context';

/** Wrong tokens within this time count. They are kept in the database, so a restart forgives none. */
const WINDOW_MS = 15 * 60_000;
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
  const after = now - WINDOW_MS;
  const attempt = { id: uuidv7(), address: address ?? 'unknown', at: now };
  const db = ctx.database.kysely;
  const before = await listTokenFailures(db, { address: attempt.address, after });
  if (timeLeft(before, after) > 0) throw tooMany(timeLeft(before, after));
  // Written before it is counted again, since many at once would else all be let through.
  await insertTokenFailure(db, attempt, after);
  const found = await listTokenFailures(db, { address: attempt.address, after });
  const waitMs = timeLeft(
    found.filter((one) => one.id !== attempt.id),
    after,
  );
  if (waitMs === 0) return;
  await dropTokenFailure(db, attempt.id);
  throw tooMany(waitMs);
}

/** Milliseconds until fewer than the limit of these (oldest first) count; 0 when fewer do now. */
function timeLeft(failures: readonly { at: number }[], after: number): number {
  const lastToExpire = failures.at(-PER_ADDRESS);
  return lastToExpire === undefined ? 0 : Math.max(1, lastToExpire.at - after);
}

function tooMany(waitMs: number): AppError {
  const minutes = Math.ceil(waitMs / 60_000);
  return new AppError(
    'too-many-requests',
    `There were too many wrong tokens from this address. Nothing was changed: put a right one into the program that sends them, or try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    { retryAfter: Math.ceil(waitMs / 1000) },
  );
}
