import type { Kysely } from 'kysely';

/** A form's own key on the alert it made, so that a second press of Save finds that alert and makes no other. */
export async function addAlertCreationKey(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('engine_alert').addColumn('creation_key', 'text').execute();
  await db.schema
    .createIndex('engine_alert_creation_key')
    .unique()
    .on('engine_alert')
    .column('creation_key')
    .execute();
}
