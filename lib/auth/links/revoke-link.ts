import { recordAct } from '@/lib/audit/record';
import { findLink } from '@/lib/db/queries/account-link/find-link';
import { revokeLinks } from '@/lib/db/queries/account-link/revoke-links';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';

/**
 * Takes back an invitation, or a link for a new password; whoever opens it is told so.
 * @throws AppError `not-found`, or `conflict` when it was used or taken back before.
 */
export async function revokeLink(ctx: AuthActContext, id: string): Promise<void> {
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    const link = await findLink(trx, id);
    if (link === undefined) throw new AppError('not-found', 'There is no such link. Nothing was changed.');
    if ((await revokeLinks(trx, { id }, now)) === 0) {
      throw new AppError(
        'conflict',
        `This link was ${link.used_at === null ? 'taken back' : 'used'} already. Nothing was changed.`,
      );
    }
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: link.kind === 'invitation' ? 'invitation.revoke' : 'password-reset.revoke',
      target: { kind: link.kind, id, name: link.email },
      outcome: 'done',
    });
  });
}
