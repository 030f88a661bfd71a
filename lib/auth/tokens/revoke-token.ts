import { recordAct } from '@/lib/audit/record';
import { findToken } from '@/lib/db/queries/token/find-token';
import { revokeToken as markRevoked } from '@/lib/db/queries/token/revoke-token';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';
import { requireTokenWriter } from './require-token-writer';
import { TOKEN_KINDS, type MadeKind } from './token-kinds';

/**
 * Ends an API token or a kiosk link: its next request is refused. What it did stays.
 * @throws AppError `forbidden`, `not-found`, or `conflict` when it is revoked already.
 */
export async function revokeToken(ctx: AuthActContext, kind: MadeKind, id: string): Promise<void> {
  requireTokenWriter(ctx.actor);
  const { object, called } = TOKEN_KINDS[kind];
  await ctx.database.transaction(async (trx) => {
    const token = await findToken(trx, id);
    if (token?.kind !== kind) throw new AppError('not-found', `There is no such ${called}.`);
    const at = ctx.clock.now();
    if (!(await markRevoked(trx, { id, kind, at, by: ctx.actor.name })))
      throw new AppError('conflict', `This ${called} is revoked already. Nothing was changed.`);
    await recordAct(trx, {
      at,
      actor: ctx.actor,
      verb: `${object}.revoke`,
      target: { kind: 'token', id, name: token.name },
      outcome: 'done',
      detail: { hint: token.hint },
    });
  });
}
