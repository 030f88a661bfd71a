import type { HeaderReader } from '../caller';
import type { AuthContext } from '../context';
import { revokeSession } from './revoke';
import { sessionOf } from './session-of';

/**
 * Ends the session that a browser came with when it has just signed in: its cookie is overwritten, so nobody could end it in
 * this browser any more.
 */
export async function endReplacedSession(
  ctx: AuthContext,
  request: { headers: HeaderReader },
): Promise<void> {
  const before = await sessionOf(ctx, request);
  if (before !== null) await revokeSession({ ...ctx, actor: before.actor }, before.sessionId);
}
