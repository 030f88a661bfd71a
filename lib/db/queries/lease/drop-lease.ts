import type { Database } from '../../database';

/** Gives a lease back at once, so that another instance need not wait for it to run out. */
export async function dropLease(database: Database, name: string, instanceId: string): Promise<void> {
  await database.kysely
    .deleteFrom('lease')
    .where('name', '=', name)
    .where('instance_id', '=', instanceId)
    .execute();
}
