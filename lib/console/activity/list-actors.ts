import { listAccountRows } from '@/lib/db/queries/account/list-accounts';
import { listTokens } from '@/lib/db/queries/token/list-tokens';
import type { ActorKind } from '@/lib/domain/actor';
import type { TokenKind } from '@/lib/domain/tokens';
import type { ConsoleContext } from '../context';

/** Each kind of token, and as whom it acts. */
const TOKEN_ACTORS = { api: 'token', kiosk: 'token', gateway: 'gateway' } as const satisfies Record<
  TokenKind,
  ActorKind
>;

/** Whom the log can be filtered by: everybody with an account, and every program, screen and integration with a token. Names only. */
export async function listActors(
  ctx: ConsoleContext,
): Promise<{ actors: { kind: string; id: string | null; name: string }[] }> {
  const db = ctx.database.kysely;
  const accounts = await listAccountRows(db);
  const actors = accounts.map(({ id, name }) => ({ kind: 'person', id, name }));
  for (const [tokenKind, kind] of Object.entries(TOKEN_ACTORS)) {
    const tokens = await listTokens(db, tokenKind);
    actors.push(...tokens.map(({ id, name }) => ({ kind, id, name })));
  }
  return { actors };
}
