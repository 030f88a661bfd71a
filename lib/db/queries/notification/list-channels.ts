import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface ChannelRow extends Row<'notification_channel'> {
  /** Messages not delivered yet. */
  waiting: number;
}

/** Channels that were not removed, in the order of their names; one of them when it is named. */
export async function listChannels(db: Queryable, id?: string): Promise<ChannelRow[]> {
  let query = db
    .selectFrom('notification_channel')
    .selectAll()
    .select(
      sql<number>`(select count(*) from notification where notification.channel_id = notification_channel.id
        and notification.state = 'waiting')`.as('waiting'),
    )
    .where('removed_at', 'is', null);
  if (id !== undefined) query = query.where('id', '=', id);
  return query.orderBy('name').orderBy('id').execute();
}
