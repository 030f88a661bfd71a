import { listAccountRows } from '@/lib/db/queries/account/list-accounts';
import { listTokens } from '@/lib/db/queries/token/list-tokens';
import type { ConsoleContext } from '../context';

/** Whom the log can be filtered by: everybody with an account, and every integration with a token. Names only. */
export async function listActors(
  ctx: ConsoleContext,
): Promise<{ actors: { kind: string; id: string | null; name: string }[] }> {
  const accounts = await listAccountRows(ctx.database.kysely);
  const tokens = await listTokens(ctx.database.kysely, 'gateway');
  return {
    actors: [
      ...accounts.map(({ id, name }) => ({ kind: 'person', id, name })),
      ...tokens.map(({ id, name }) => ({ kind: 'gateway', id, name })),
    ],
  };
}
