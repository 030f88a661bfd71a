import { recordAct } from '@/lib/audit/record';
import { updateChannel } from '@/lib/db/queries/notification/update-channel';
import type { ChannelView } from '@/lib/domain/api/notifications';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { newSecret } from './channel-target';
import { getChannelView } from './read-notifications';
import { requireChannel } from './require-channel';

/**
 * Gives a webhook another key: what is sent from now on is signed with it, and the old one is forgotten. It is answered here and never
 * again.
 * @throws AppError `forbidden`, `not-found`, `conflict` for e-mail
 */
export async function rotateSecret(
  ctx: ActContext,
  id: string,
): Promise<{ channel: ChannelView; secret: string }> {
  requireRole(ctx.actor, 'notification.write');
  const { secret, columns } = newSecret(ctx);
  await ctx.database.transaction(async (trx) => {
    const { kind, name } = await requireChannel(trx, id);
    if (kind !== 'webhook') throw new AppError('conflict', 'Only webhooks are signed. Nothing was changed.');
    await updateChannel(trx, id, columns);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'channel.rotate-secret',
      target: { kind: 'channel', id, name },
      outcome: 'done',
    });
  });
  return { channel: await getChannelView(ctx, id), secret };
}
