import type { Queryable } from '@/lib/db/database';
import { listProvenIssuers } from '@/lib/db/queries/openid/list-proven-issuers';

/** Whether an admin has signed in with a connection as it is: with this issuer, since it was set. */
export async function hasProvenAdmin(
  db: Queryable,
  connection: { issuer: string; setAt: number },
): Promise<boolean> {
  const issuers = await listProvenIssuers(db, connection.setAt);
  return issuers.some((one) => isOfIssuer(one, connection.issuer));
}

/**
 * Whether an ID token's issuer is the one that was set up. It is kept as an address, which may end in a slash where the token's
 * does not. Microsoft's documents stand below other addresses than its tokens name, so there only the time says.
 */
function isOfIssuer(ofToken: string, setUp: string): boolean {
  const kept = new URL(setUp);
  if (MICROSOFT.test(kept.hostname)) return true;
  return URL.canParse(ofToken) && new URL(ofToken).href === kept.href;
}

const MICROSOFT = /^(login\.microsoftonline\.com|[^.]+\.b2clogin\.com)$/;
