import { listLastStraws } from '@/lib/db/queries/sign-in-failure/list-last-straws';
import { ATTEMPT_WINDOW_MS, timeLeft } from '../attempt-window';
import type { AuthContext } from '../context';
import { PER_ACCOUNT } from './attempts';

/** The e-mail addresses that are locked now, with the time each may be tried again. */
export async function lockedUntil(ctx: AuthContext): Promise<ReadonlyMap<string, number>> {
  const now = ctx.clock.now();
  const after = now - ATTEMPT_WINDOW_MS;
  const straws = await listLastStraws(ctx.database.kysely, { after, limit: PER_ACCOUNT });
  return new Map(straws.map((straw) => [straw.email, now + timeLeft([straw], 1, after)]));
}
