import { sql, type Kysely } from 'kysely';

/**
 * Which account made a token, so that whoever disables it is told what stays valid; and when a kiosk link was last opened. Who made
 * the tokens there are is in the activity log.
 */
export async function addTokenMakers(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('token').addColumn('created_by_id', 'text').execute();
  await db.schema.alterTable('token').addColumn('last_opened_at', 'bigint').execute();
  await sql`
    update token set created_by_id = (
      select max(actor_id) from activity
      where target_kind = 'token' and target_id = token.id and actor_kind = 'person'
        and verb in ('api-token.create', 'kiosk-link.create', 'gateway-token.create')
    )`.execute(db);
}
