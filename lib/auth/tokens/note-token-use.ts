import { touchToken } from '@/lib/db/queries/token/touch-token';
import type { Row } from '@/lib/db/schema';
import type { AuthContext } from '../context';

/** When a token was last used is kept to the minute: a write for every request would tell nobody more. */
const NOTED_EVERY_MS = 60_000;

/** Notes that a token is in use and from where. A full disk must not keep anybody from looking at what is there. */
export async function noteTokenUse(
  ctx: AuthContext,
  token: Pick<Row<'token'>, 'id' | 'last_used_at'>,
  address: string | null,
): Promise<void> {
  const at = ctx.clock.now();
  if (token.last_used_at !== null && at - token.last_used_at < NOTED_EVERY_MS) return;
  try {
    await touchToken(ctx.database.kysely, { tokenId: token.id, at, address });
  } catch (error) {
    ctx.log.warn({ error }, 'The last use of a token could not be written down');
  }
}
