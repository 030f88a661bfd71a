import { listSessionsById } from '@/lib/db/queries/session/find-session';
import { mayViewersSeePayloads } from '@/lib/db/queries/setting/may-viewers-see-payloads';
import { listTokensById, touchTokens } from '@/lib/db/queries/token/list-tokens-by-id';
import { may, type Person } from '@/lib/domain/policies';
import { roleOf } from './accounts/new-account';
import type { AuthContext } from './context';
import { needsSecondFactor, noteUse, stands } from './sessions/session-of';
import { TOUCH_MS } from './sessions/lifetime';
import { isLive } from './tokens/check-secret';

/** What somebody was let in by. */
export interface LetInBy {
  sessionIds: readonly string[];
  tokenIds: readonly string[];
}

/** What they may now; `barred` until they have set up a second factor. */
export type Standing = Person | 'barred';

/**
 * How people and programs that were let in stand now, by the id of their session or token; who is not in it is not let in any more.
 * It asks the same as their next request would, of all at once: the number of questions does not depend on how many they are. That
 * their sessions and tokens are in use is noted.
 */
export async function readStandings(
  ctx: AuthContext,
  { sessionIds, tokenIds }: LetInBy,
): Promise<ReadonlyMap<string, Standing>> {
  const db = ctx.database.kysely;
  const now = ctx.clock.now();
  const sessions = sessionIds.length === 0 ? [] : await listSessionsById(db, sessionIds);
  const tokens = tokenIds.length === 0 ? [] : await listTokensById(db, tokenIds);
  const open = sessions.filter((session) => stands(session, now));
  const live = tokens.filter((token) => isLive(token, now));
  await noteUses(ctx, { open, live, now });
  const viewersSee = await mayViewersSeePayloads(db);
  const personOf = (name: string): Person => {
    const role = roleOf(name);
    return { role, seesPayloads: may(role, 'payload.read') || viewersSee };
  };
  return new Map<string, Standing>([
    ...open.map((session) => {
      const person = personOf(session.role);
      return [session.id, needsSecondFactor(session, person.role) ? 'barred' : person] as const;
    }),
    ...live.map((token) => [token.id, personOf(token.role ?? '')] as const),
  ]);
}

interface Uses {
  open: readonly { id: string; last_seen_at: number }[];
  live: readonly { id: string; last_used_at: number | null }[];
  now: number;
}

async function noteUses(ctx: AuthContext, { open, live, now }: Uses): Promise<void> {
  const sessions = open.filter(({ last_seen_at: at }) => now - at >= TOUCH_MS);
  const tokens = live.filter(({ last_used_at: at }) => at === null || now - at >= TOUCH_MS);
  if (sessions.length > 0) await noteUse(ctx, idsOf(sessions), now);
  if (tokens.length > 0) await noteTokens(ctx, idsOf(tokens), now);
}

/** A full disk must not end anybody's stream. */
async function noteTokens(ctx: AuthContext, ids: readonly string[], now: number): Promise<void> {
  try {
    await touchTokens(ctx.database.kysely, ids, now);
  } catch (error) {
    ctx.log.warn({ error }, 'The last use of tokens could not be written down');
  }
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
