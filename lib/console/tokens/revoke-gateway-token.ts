import { recordAct } from '@/lib/audit/record';
import { findToken } from '@/lib/db/queries/token/find-token';
import { revokeToken } from '@/lib/db/queries/token/revoke-token';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';

/**
 * Ends a gateway token: its next call is answered 401. A call under way goes on and is kept; an open job it took stays open,
 * and the next token for that queue gets it.
 * @throws AppError `forbidden`, `not-found`, or `conflict` when it is revoked already.
 */
export async function revokeGatewayToken(ctx: ActContext, id: string): Promise<void> {
  requireRole(ctx.actor, 'token.write');
  await ctx.database.transaction(async (trx) => {
    const token = await findToken(trx, id);
    if (token?.kind !== 'gateway') throw new AppError('not-found', 'There is no such gateway token.');
    const at = ctx.clock.now();
    if (!(await revokeToken(trx, { id, kind: 'gateway', at, by: ctx.actor.name })))
      throw new AppError('conflict', 'This token is revoked already. Nothing was changed.');
    await recordAct(trx, {
      at,
      actor: ctx.actor,
      verb: 'gateway-token.revoke',
      target: { kind: 'token', id, name: token.name },
      outcome: 'done',
      detail: { hint: token.hint },
    });
  });
}
