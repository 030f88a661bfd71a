import { readJson } from '@/lib/db/json';
import { findTokenClient } from '@/lib/db/queries/engine-oauth/find-token-client';
import { bearerOf } from '@/lib/domain/tokens';
import type { EngineContext } from '../context';
import type { OnWrong } from './refuse-wrong';
import { hashSecret } from './secrets';

/** The OAuth application that makes a request. */
export interface Caller {
  clientId: string;
  name: string;
  /** What it may do, as it stands now and not when the token was made. */
  scopes: readonly string[];
}

/**
 * Who a request's bearer token belongs to (RFC 6750); null for no token, a wrong one, one whose time is over. Cookies count for nothing.
 * A token whose time is over was right and is not told to `onWrong`: clients use theirs until it is refused, and then get another.
 * @throws what `onWrong` throws.
 */
export async function authenticate(
  ctx: EngineContext,
  request: Request,
  onWrong: OnWrong,
): Promise<Caller | null> {
  const token = bearerOf(request.headers.get('authorization'));
  if (token === null) return null;
  const found = await findTokenClient(ctx.database.kysely, hashSecret(token));
  const wrong = whyWrong(found);
  if (wrong !== null) await onWrong({ verb: 'oauth-token.refuse', reason: wrong, client: found });
  if (found === undefined || wrong !== null || found.expires_at <= ctx.clock.now()) return null;
  return { clientId: found.client_id, name: found.name, scopes: readJson<string[]>(found.scopes_json) };
}

function whyWrong(found: { revoked_at: number | null } | undefined): 'unknown' | 'revoked' | null {
  if (found === undefined) return 'unknown';
  return found.revoked_at === null ? null : 'revoked';
}
