import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Rules whose channel was not removed, in the order of their names. */
export async function listRules(db: Queryable): Promise<Row<'notification_rule'>[]> {
  return db
    .selectFrom('notification_rule')
    .innerJoin('notification_channel as channel', 'channel.id', 'notification_rule.channel_id')
    .selectAll('notification_rule')
    .where('channel.removed_at', 'is', null)
    .orderBy('notification_rule.name')
    .orderBy('notification_rule.id')
    .execute();
}
