import { recordAct } from '@/lib/audit/record';
import { dropWaiting } from '@/lib/db/queries/notification/drop-waiting';
import type { Row } from '@/lib/db/schema';
import { systemActor } from '@/lib/domain/actor';
import { openTarget } from './channel-secrets';
import type { NotifyContext } from './context';
import type { Target } from './send';

const UNREADABLE =
  'The address or key of this channel cannot be opened with this ENCRYPTION_KEY. Enter the address again, and make another key.';

/**
 * Where a channel leads; null when it leads nowhere any more. What waits for it is given up then: nothing would ever come of it. A
 * message can be written while its channel is being removed.
 */
export async function usableTarget(
  ctx: NotifyContext,
  channel: Row<'notification_channel'>,
): Promise<Target | null> {
  if (channel.removed_at !== null) {
    await dropWaiting(ctx.database.kysely, channel.id, {
      problem: 'The channel was removed.',
      now: ctx.clock.now(),
    });
    return null;
  }
  try {
    return openTarget(ctx, channel);
  } catch (error) {
    ctx.log.error(
      { channelId: channel.id, error },
      'A channel cannot be used: its address or key cannot be opened',
    );
    await giveUp(ctx, channel);
    return null;
  }
}

async function giveUp(
  { database, clock }: NotifyContext,
  { id, name }: Row<'notification_channel'>,
): Promise<void> {
  const now = clock.now();
  await database.transaction(async (trx) => {
    const messages = await dropWaiting(trx, id, { problem: UNREADABLE, now });
    if (messages === 0) return;
    await recordAct(trx, {
      at: now,
      actor: systemActor,
      verb: 'notification.give-up',
      target: { kind: 'channel', id, name },
      outcome: 'failed',
      detail: { messages, problem: UNREADABLE },
    });
  });
}
