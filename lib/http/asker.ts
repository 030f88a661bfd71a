import { hasAuthorization } from '@/lib/auth/caller';
import type { AuthContext } from '@/lib/auth/context';
import { notConfirmed } from '@/lib/auth/sessions/not-confirmed';
import { sessionOf, type SignedIn } from '@/lib/auth/sessions/session-of';
import { bearerOfRequest, type Bearer } from '@/lib/auth/tokens/bearer-of-request';
import { AppError } from '@/lib/domain/errors';
import { leastRole, personMay, tokenMay, type Action } from '@/lib/domain/policies';
import { noteAsker } from './request-facts';
import { requireSameOrigin } from './same-origin';

/** Who sends a request: a person by their session, or a program by its API token. Never both. */
export type Asker = SignedIn | Bearer;

/** What has to be known of whoever asks: that they may do an action, that they are a person, or that they are anybody we know. */
type Needed = Action | 'signed-in' | 'known';

interface AskerOptions {
  /** Open to a person who has to set up a second factor first. */
  beforeSecondFactor?: boolean | undefined;
  /** Closed to a person who has not proved lately who they are. */
  confirmed?: boolean | undefined;
}

/**
 * Finds out who asks, and refuses whoever may not. With an Authorization header the token alone counts: no cookie is looked at,
 * and no Origin is asked for, because no page of another site can send the header. Whoever has to set up a second factor first is
 * refused here, so that whatever asks who it is refuses them; only what is part of that lets them in.
 * @throws AppError `unauthenticated`, `forbidden`, `confirmation-required`, `too-many-requests`.
 */
export async function requireAsker(
  auth: AuthContext,
  asked: { request: Request; requestId: string },
  needed: Needed,
  { beforeSecondFactor = false, confirmed = false }: AskerOptions = {},
): Promise<Asker> {
  const { request } = asked;
  if (hasAuthorization(request)) return requireBearer(auth, asked, needed);
  requireSameOrigin(request, auth.origins);
  const signedIn = await sessionOf(auth, request);
  if (signedIn === null)
    throw new AppError('unauthenticated', 'Nobody is signed in. Nothing was changed: sign in and try again.');
  noteAsker('person');
  if (!beforeSecondFactor) refuseWithoutSecondFactor(signedIn);
  if (!isAction(needed) || personMay(signedIn.account, needed)) {
    if (confirmed) refuseUnconfirmed(signedIn);
    return signedIn;
  }
  throw new AppError(
    'forbidden',
    `This needs the role ${leastRole(needed)}, and you are ${signedIn.account.role}. Nothing was changed: ask an admin of the console.`,
  );
}

/** @throws AppError `confirmation-required` to a person who has not proved lately who they are. */
function refuseUnconfirmed({ isConfirmed }: SignedIn): void {
  if (isConfirmed) return;
  throw notConfirmed();
}

/** @throws AppError `forbidden` to a person who must set up a second factor before anything else. */
function refuseWithoutSecondFactor({ needsSecondFactor }: SignedIn): void {
  if (!needsSecondFactor) return;
  throw new AppError(
    'forbidden',
    'An admin has set that you need a second factor here. Nothing was changed: open any page of the console and set it up, then everything works again.',
  );
}

async function requireBearer(
  auth: AuthContext,
  { request, requestId }: { request: Request; requestId: string },
  needed: Needed,
): Promise<Bearer> {
  const bearer = await bearerOfRequest(auth, request, requestId);
  noteAsker('token');
  if (needed === 'known' || (isAction(needed) && tokenMay(bearer.token, needed))) return bearer;
  if (!isAction(needed) || personMay(bearer.token, needed))
    throw new AppError(
      'forbidden',
      'Only a person may do this, not an API token. Nothing was changed: sign in.',
    );
  throw new AppError(
    'forbidden',
    `This needs the role ${leastRole(needed)}, and this API token has the role ${bearer.token.role}. Nothing was changed: ask an admin of the console for another.`,
  );
}

function isAction(needed: Needed): needed is Action {
  return needed !== 'signed-in' && needed !== 'known';
}
