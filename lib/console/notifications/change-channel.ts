import { recordAct } from '@/lib/audit/record';
import { updateChannel } from '@/lib/db/queries/notification/update-channel';
import type { Row } from '@/lib/db/schema';
import type { ChannelChangeInput } from '@/lib/domain/api/notification-inputs';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { emailColumns, webhookColumns } from './channel-target';
import { requireChannel } from './require-channel';

/** Changes a channel's name, and where it leads when that is given. @throws AppError `forbidden`, `not-found`, `invalid` */
export async function changeChannel(ctx: ActContext, id: string, input: ChannelChangeInput): Promise<void> {
  requireRole(ctx.actor, 'notification.write');
  await ctx.database.transaction(async (trx) => {
    const channel = await requireChannel(trx, id);
    const target = targetOf(ctx, channel, input);
    // What could not be sent to where it led before is tried at once.
    const elsewhere = target === undefined ? {} : { ...target, held_until: null };
    await updateChannel(trx, id, { name: input.name, ...elsewhere });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'channel.update',
      target: { kind: 'channel', id, name: input.name },
      outcome: 'done',
      detail: { wasNamed: channel.name, target: target?.shown ?? channel.shown },
    });
  });
}

function targetOf(
  ctx: ActContext,
  { kind }: Row<'notification_channel'>,
  { url, address }: ChannelChangeInput,
) {
  if ((kind === 'webhook' ? address : url) !== undefined) {
    throw new AppError('invalid', 'A channel keeps its kind: make another one. Nothing was changed.');
  }
  if (url !== undefined) return webhookColumns(ctx, url);
  return address === undefined ? undefined : emailColumns(ctx, address);
}
