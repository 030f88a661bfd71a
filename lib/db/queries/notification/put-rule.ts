import type { Queryable } from '../../database';
import type { NewRow, Row } from '../../schema';

export async function insertRule(db: Queryable, row: NewRow<'notification_rule'>): Promise<void> {
  await db.insertInto('notification_rule').values(row).execute();
}

export async function findRule(db: Queryable, id: string): Promise<Row<'notification_rule'> | undefined> {
  return db.selectFrom('notification_rule').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function updateRule(
  db: Queryable,
  id: string,
  change: Omit<NewRow<'notification_rule'>, 'id' | 'created_at'>,
): Promise<void> {
  await db.updateTable('notification_rule').set(change).where('id', '=', id).execute();
}

export async function dropRule(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom('notification_rule').where('id', '=', id).execute();
}

/** The rules of a channel that is no more. */
export async function dropRulesOf(db: Queryable, channelId: string): Promise<void> {
  await db.deleteFrom('notification_rule').where('channel_id', '=', channelId).execute();
}
