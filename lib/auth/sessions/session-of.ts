import { findSession, type SessionWithAccount } from '@/lib/db/queries/session/find-session';
import { touchSessions } from '@/lib/db/queries/session/touch-session';
import { mayViewersSeePayloads } from '@/lib/db/queries/setting/may-viewers-see-payloads';
import { readJson } from '@/lib/db/json';
import type { Actor, Role } from '@/lib/domain/actor';
import { may, type Person } from '@/lib/domain/policies';
import { asksForSecondFactor, ruleOf } from '@/lib/domain/second-factor-rule';
import { roleOf } from '../accounts/new-account';
import { callerOf, hasAuthorization, type HeaderReader } from '../caller';
import type { AuthContext } from '../context';
import { sessionIdOf } from './cookie';
import { CONFIRMED_MS, IDLE_MS, TOUCH_MS } from './lifetime';

/** Who is signed in, and with which session. */
export interface SignedIn {
  sessionId: string;
  actor: Actor & { id: string };
  account: { id: string; name: string; email: string } & Person;
  /** They must set up a second factor before anything else (Settings → Sign-in). */
  needsSecondFactor: boolean;
  /** They proved who they are a short while ago, by signing in or once more since. */
  isConfirmed: boolean;
}

/**
 * Who sends a request, asked of the database every time: a session that was revoked, or whose account was disabled or
 * given another role, is so from the next request on.
 * @param request anything with the request's headers, such as `{ headers: await headers() }` of a page.
 * @returns null when nobody is signed in, or the request says by an Authorization header who sends it: that alone counts then.
 */
export async function sessionOf(
  ctx: AuthContext,
  request: { headers: HeaderReader },
): Promise<SignedIn | null> {
  if (hasAuthorization(request)) return null;
  const sessionId = await sessionIdOf(ctx, request.headers);
  if (sessionId === null) return null;
  const row = await findSession(ctx.database.kysely, sessionId);
  const now = ctx.clock.now();
  if (row === undefined || !stands(row, now)) return null;
  if (now - row.last_seen_at >= TOUCH_MS) await noteUse(ctx, [sessionId], now);
  const { account_id: id, name, email } = row;
  const role = roleOf(row.role);
  // Only viewers cost the second question.
  const seesPayloads = may(role, 'payload.read') || (await mayViewersSeePayloads(ctx.database.kysely));
  const { address } = callerOf(request.headers);
  return {
    sessionId,
    actor: { kind: 'person', id, name, role, address },
    account: { id, name, email, role, seesPayloads },
    needsSecondFactor: needsSecondFactor(row, role),
    isConfirmed: row.confirmed_at !== null && now - row.confirmed_at < CONFIRMED_MS,
  };
}

/** Whether a session is open still. */
export function stands(row: SessionWithAccount, now: number): boolean {
  return (
    row.revoked_at === null &&
    row.disabled_at === null &&
    row.expires_at > now &&
    row.last_seen_at + IDLE_MS > now
  );
}

/** Where only the provider counts, its own second factor does. */
export function needsSecondFactor(row: SessionWithAccount, role: Role): boolean {
  if (row.second_factor_at !== null || !row.has_password || row.passwords_allowed === 0) return false;
  const rule = row.second_factor_rule === null ? 'off' : ruleOf(readJson(row.second_factor_rule));
  return asksForSecondFactor(rule, role);
}

/** Notes that sessions are in use. A full disk must not keep people from looking at what is there. */
export async function noteUse(ctx: AuthContext, sessionIds: readonly string[], now: number): Promise<void> {
  try {
    await touchSessions(ctx.database.kysely, sessionIds, now);
  } catch (error) {
    ctx.log.warn({ error }, 'The last use of a session could not be written down');
  }
}
