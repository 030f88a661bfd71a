import { recordAct } from '@/lib/audit/record';
import { noteOpening } from '@/lib/db/queries/token/note-opening';
import type { Row } from '@/lib/db/schema';
import { requestOf, type Caller } from '../caller';
import type { AuthContext } from '../context';
import { checkSecret } from '../tokens/check-secret';
import { kioskCookies } from './cookie';

/** That a link was opened is written down once a minute: whoever has it could else fill the log. */
const NOTED_EVERY_MS = 60_000;

/**
 * Exchanges the token in a kiosk link for cookies, so that it is in the address no longer than it takes to answer.
 * @returns Set-Cookie headers.
 * @throws AppError `unauthenticated`, `too-many-requests`.
 */
export async function openKioskLink(ctx: AuthContext, secret: string, caller: Caller): Promise<string[]> {
  const token = await checkSecret(ctx, { kind: 'kiosk', secret }, caller);
  await recordOpening(ctx, token, caller);
  return kioskCookies(ctx, token.id);
}

/** Not by when the token was last used: the board reads with it all day, and would hide that it was opened elsewhere. */
async function recordOpening(ctx: AuthContext, token: Row<'token'>, caller: Caller): Promise<void> {
  const { id, name, last_opened_at: lastOpenedAt } = token;
  const at = ctx.clock.now();
  const unlessAfter = at - NOTED_EVERY_MS;
  if (lastOpenedAt !== null && lastOpenedAt > unlessAfter) return;
  await ctx.database.transaction(async (trx) => {
    if (!(await noteOpening(trx, { tokenId: id, at, unlessAfter }))) return;
    await recordAct(trx, {
      at,
      actor: { kind: 'token', id, name, role: 'viewer', address: caller.address, ...requestOf(caller) },
      verb: 'kiosk-link.open',
      target: { kind: 'token', id, name },
      outcome: 'done',
    });
  });
}
