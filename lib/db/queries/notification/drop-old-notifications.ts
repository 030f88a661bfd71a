import { sql } from 'kysely';
import type { Queryable } from '../../database';

/**
 * Removes from the delivery log what ended before a moment. What was told of an incident that still stands is kept: nobody is told of
 * it twice.
 */
export async function dropOldNotifications(db: Queryable, before: number): Promise<void> {
  await db
    .deleteFrom('notification')
    .where('ended_at', '<', before)
    .where(
      sql<boolean>`not exists (select 1 from incident where incident.id = notification.incident_id
        and incident.resolved_at is null)`,
    )
    .execute();
}
