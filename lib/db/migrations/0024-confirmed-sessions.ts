import type { Kysely } from 'kysely';

/** When whoever has the session last proved who they are. Sessions from before were not confirmed lately. */
export async function addSessionConfirmation(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('session').addColumn('confirmed_at', 'bigint').execute();
}
