import { sql } from 'kysely';
import type { Queryable } from '../../database';

/** Removes incidents that were over before a moment, unless the delivery log still has what was told of them. */
export async function dropOldIncidents(db: Queryable, before: number): Promise<void> {
  await db
    .deleteFrom('incident')
    .where('resolved_at', '<', before)
    // So it is by its index.
    .where('opened_at', '<', before)
    .where(sql<boolean>`not exists (select 1 from notification where notification.incident_id = incident.id)`)
    .execute();
}
