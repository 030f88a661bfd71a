import { readJson } from '@/lib/db/json';
import { listDeliveries, type DeliveryRow } from '@/lib/db/queries/notification/list-deliveries';
import type { DeliveriesQuery } from '@/lib/domain/api/notification-inputs';
import { DELIVERY_STATES, type DeliveryView } from '@/lib/domain/api/notifications';
import { NOTIFICATION_KINDS, type NotificationMessage } from '@/lib/domain/notifications/message';
import { wordsOf } from '@/lib/domain/notifications/words';
import type { ConsoleContext } from '../context';
import { oneOf } from '../queues/one-of';

const AT_ONCE = 50;

/** What was told, or is to be, newest first. */
export async function readDeliveries(
  { database }: ConsoleContext,
  { channel, before }: DeliveriesQuery,
): Promise<{ deliveries: DeliveryView[]; more: boolean }> {
  const filter = { channelId: channel, before, limit: AT_ONCE + 1 };
  const rows = await listDeliveries(database.kysely, filter);
  return { deliveries: rows.slice(0, AT_ONCE).map(toDeliveryView), more: rows.length > AT_ONCE };
}

export function toDeliveryView(row: DeliveryRow): DeliveryView {
  const message = readJson<NotificationMessage>(row.message_json);
  return {
    id: row.id,
    channel: { id: row.channel_id, name: row.channel_name },
    kind: oneOf(NOTIFICATION_KINDS, row.kind),
    title: wordsOf(message).title,
    queueId: message.total === 1 ? (message.incidents[0]?.queue.id ?? null) : null,
    state: oneOf(DELIVERY_STATES, row.state),
    createdAt: row.created_at,
    attempts: row.attempts,
    attemptedAt: row.attempted_at,
    nextAttemptAt:
      row.next_attempt_at === null ? null : Math.max(row.next_attempt_at, row.channel_held_until ?? 0),
    answerStatus: row.answer_status,
    problem: row.problem,
    endedAt: row.ended_at,
  };
}
