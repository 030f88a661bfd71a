import { listSessionRows } from '@/lib/db/queries/session/list-sessions';
import type { AuthContext } from '../context';
import { IDLE_MS } from './lifetime';

/** A session as its owner sees it. Times are epoch milliseconds. */
export interface Session {
  id: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  address: string | null;
  userAgent: string | null;
}

/** The sessions of an account that stand, the last used first. */
export async function listSessions(ctx: AuthContext, accountId: string): Promise<Session[]> {
  const now = ctx.clock.now();
  const standing = { expiresAfter: now, seenAfter: now - IDLE_MS };
  const rows = await listSessionRows(ctx.database.kysely, accountId, standing);
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    address: row.address,
    userAgent: row.user_agent,
  }));
}
