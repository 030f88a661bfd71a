import { requireLive } from '@/lib/auth/tokens/check-secret';
import type { Queryable } from '@/lib/db/database';
import { findToken } from '@/lib/db/queries/token/find-token';
import type { GatewayContext } from './context';

/**
 * A call may wait for another for minutes, and its token be revoked or over meanwhile: nothing goes out for that token any more.
 * @throws AppError `unauthenticated`
 */
export async function refuseUnlessLive(ctx: GatewayContext, trx: Queryable): Promise<void> {
  requireLive(await findToken(trx, ctx.token.id), 'gateway', ctx.clock.now());
}
