import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findQueueHealthSetting(
  db: Queryable,
  queueId: string,
): Promise<Row<'queue_health_setting'> | undefined> {
  return db.selectFrom('queue_health_setting').selectAll().where('queue_id', '=', queueId).executeTakeFirst();
}
