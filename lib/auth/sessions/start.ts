import { v4 as uuidv4 } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { insertSession } from '@/lib/db/queries/session/insert-session';
import type { Caller } from '../caller';
import { LONGEST_MS } from './lifetime';

/** Writes the row of a new session. Its id is random through and through, as what a token stands on must be. */
export async function startSession(
  trx: Queryable,
  session: { accountId: string; caller: Caller; now: number },
): Promise<string> {
  const id = uuidv4();
  await insertSession(trx, {
    id,
    account_id: session.accountId,
    created_at: session.now,
    last_seen_at: session.now,
    expires_at: session.now + LONGEST_MS,
    revoked_at: null,
    address: session.caller.address,
    user_agent: session.caller.userAgent,
    // Who signs in has just said who they are.
    confirmed_at: session.now,
  });
  return id;
}
