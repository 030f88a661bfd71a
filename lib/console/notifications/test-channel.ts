import { v7 as newId } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { insertNotifications } from '@/lib/db/queries/notification/insert-notifications';
import { findDelivery } from '@/lib/db/queries/notification/list-deliveries';
import type { Actor } from '@/lib/domain/actor';
import type { DeliveryView } from '@/lib/domain/api/notifications';
import { releaseChannel } from '@/lib/db/queries/notification/release-channel';
import { AppError } from '@/lib/domain/errors';
import type { NotificationMessage } from '@/lib/domain/notifications/message';
import { requireRole } from '../jobs/require-role';
import { openTarget } from './channel-secrets';
import type { NotifyContext } from './context';
import { toDeliveryView } from './read-deliveries';
import { requireChannel } from './require-channel';
import { send } from './send';

/**
 * Sends a test over a channel, once and now, and says what came of it. It is in the delivery log, whatever came. When it arrives, what
 * waits for the channel is sent at once.
 * @throws AppError `forbidden`, `not-found`
 */
export async function testChannel(
  { actor, ...ctx }: NotifyContext & { actor: Actor },
  channelId: string,
): Promise<DeliveryView> {
  requireRole(actor, 'notification.write');
  const db = ctx.database.kysely;
  const channel = await requireChannel(db, channelId);
  const now = ctx.clock.now();
  const message: NotificationMessage = { kind: 'test', at: now, incidents: [], total: 0 };
  const id = newId();
  // Before anything is written: whatever happens meanwhile, nothing is left that waits to be sent.
  const sent = await send(ctx, openTarget(ctx, channel), { id, message });
  await ctx.database.transaction(async (trx) => {
    await insertNotifications(trx, [
      {
        id,
        channel_id: channelId,
        incident_id: null,
        kind: 'test',
        round: 0,
        message_json: writeJson(message),
        state: sent.ok ? 'delivered' : 'given-up',
        next_attempt_at: null,
        created_at: now,
        attempts: 1,
        attempted_at: now,
        answer_status: sent.status,
        problem: sent.problem,
        ended_at: ctx.clock.now(),
      },
    ]);
    // The door is open again, so what waits before it need not wait any longer.
    if (sent.ok) await releaseChannel(trx, channelId);
    await recordAct(trx, {
      at: now,
      actor,
      verb: 'channel.test',
      target: { kind: 'channel', id: channelId, name: channel.name },
      outcome: sent.ok ? 'done' : 'failed',
      detail: { notification: id, problem: sent.problem },
    });
  });
  const delivery = await findDelivery(db, id);
  if (delivery === undefined) throw new AppError('internal', 'The test is not in the delivery log.');
  return toDeliveryView(delivery);
}
