import { listFailuresSince } from '@/lib/db/queries/sign-in-failure/list-failures-since';
import { ATTEMPT_WINDOW_MS, timeLeft } from '../attempt-window';
import type { AuthContext } from '../context';
import { PER_ACCOUNT } from './attempts';

/** The e-mail addresses that are locked now, with the time each may be tried again. */
export async function lockedUntil(ctx: AuthContext): Promise<ReadonlyMap<string, number>> {
  const now = ctx.clock.now();
  const after = now - ATTEMPT_WINDOW_MS;
  const byEmail = new Map<string, { at: number }[]>();
  for (const { email, at } of await listFailuresSince(ctx.database.kysely, after))
    byEmail.set(email, [...(byEmail.get(email) ?? []), { at }]);
  return new Map(
    [...byEmail].flatMap(([email, failures]) => {
      const waitMs = timeLeft(failures, PER_ACCOUNT, after);
      return waitMs === 0 ? [] : [[email, now + waitMs] as const];
    }),
  );
}
