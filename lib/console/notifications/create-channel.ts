import { v7 as newId } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { insertChannel } from '@/lib/db/queries/notification/insert-channel';
import type { ChannelInput } from '@/lib/domain/api/notification-inputs';
import type { ChannelView } from '@/lib/domain/api/notifications';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { emailColumns, newSecret, webhookColumns } from './channel-target';
import { getChannelView } from './read-notifications';

/**
 * Makes a channel. Nothing is sent. The key that webhooks are signed with is answered here and never again.
 * @throws AppError `forbidden`, `invalid`
 */
export async function createChannel(
  ctx: ActContext,
  input: ChannelInput,
): Promise<{ channel: ChannelView; secret: string | null }> {
  requireRole(ctx.actor, 'notification.write');
  const id = newId();
  const now = ctx.clock.now();
  const made = input.kind === 'webhook' ? newSecret(ctx) : null;
  const target = input.kind === 'webhook' ? webhookColumns(ctx, input.url) : emailColumns(ctx, input.address);
  await ctx.database.transaction(async (trx) => {
    await insertChannel(trx, {
      id,
      name: input.name,
      kind: input.kind,
      ...target,
      ...made?.columns,
      created_at: now,
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'channel.create',
      target: { kind: 'channel', id, name: input.name },
      outcome: 'done',
      detail: { kind: input.kind, target: target.shown },
    });
  });
  return { channel: await getChannelView(ctx, id), secret: made?.secret ?? null };
}
