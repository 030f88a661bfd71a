import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface DeliveryRow extends Row<'notification'> {
  channel_name: string;
  channel_held_until: number | null;
}

export interface DeliveryFilter {
  channelId?: string | undefined;
  before?: string | undefined;
  limit: number;
}

/** What was told, or is to be, newest first. What was merged into another message is not one of its own. */
export async function listDeliveries(
  db: Queryable,
  { channelId, before, limit }: DeliveryFilter,
): Promise<DeliveryRow[]> {
  let query = deliveries(db).where('notification.state', '<>', 'merged');
  if (channelId !== undefined) query = query.where('notification.channel_id', '=', channelId);
  if (before !== undefined) query = query.where('notification.id', '<', before);
  return query.orderBy('notification.id', 'desc').limit(limit).execute();
}

export async function findDelivery(db: Queryable, id: string): Promise<DeliveryRow | undefined> {
  return deliveries(db).where('notification.id', '=', id).executeTakeFirst();
}

/** The newest that was tried of each channel that was not removed, found by the log's index of each. */
export async function listNewestDeliveries(db: Queryable): Promise<DeliveryRow[]> {
  return deliveries(db)
    .where(
      'notification.id',
      'in',
      sql<string>`(select (select newest.id from notification as newest
          where newest.channel_id = channel.id and newest.attempts > 0 order by newest.id desc limit 1)
        from notification_channel as channel where channel.removed_at is null)`,
    )
    .execute();
}

function deliveries(db: Queryable) {
  return db
    .selectFrom('notification')
    .innerJoin('notification_channel', 'notification_channel.id', 'notification.channel_id')
    .selectAll('notification')
    .select([
      'notification_channel.name as channel_name',
      'notification_channel.held_until as channel_held_until',
    ]);
}
