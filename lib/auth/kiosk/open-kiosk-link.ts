import { recordAct } from '@/lib/audit/record';
import { requestOf, type Caller } from '../caller';
import type { AuthContext } from '../context';
import { checkSecret } from '../tokens/check-secret';
import { kioskCookies } from './cookie';

/**
 * Exchanges the token in a kiosk link for cookies, so that it is in the address no longer than it takes to answer.
 * @returns Set-Cookie headers.
 * @throws AppError `unauthenticated`, `too-many-requests`.
 */
export async function openKioskLink(ctx: AuthContext, secret: string, caller: Caller): Promise<string[]> {
  const { id, name } = await checkSecret(ctx, { kind: 'kiosk', secret }, caller);
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: { kind: 'token', id, name, role: 'viewer', address: caller.address, ...requestOf(caller) },
    verb: 'kiosk-link.open',
    target: { kind: 'token', id, name },
    outcome: 'done',
  });
  return kioskCookies(ctx, id);
}
