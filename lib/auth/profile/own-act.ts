import type { AuthContext, OwnActContext } from '../context';
import type { SignedIn } from '../sessions/session-of';

/** The context of an act of whoever is signed in on their own account. */
export function ownAct(ctx: AuthContext, { actor, sessionId }: SignedIn): OwnActContext {
  return { ...ctx, actor, sessionId };
}
