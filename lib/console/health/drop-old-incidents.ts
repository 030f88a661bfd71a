import { dropOldIncidents as dropRows } from '@/lib/db/queries/incident/drop-old-incidents';
import { dropOldNotifications } from '@/lib/db/queries/notification/drop-old-notifications';
import { KEPT_MS } from '@/lib/domain/history';
import type { ConsoleContext } from '../context';

/** How long the delivery log is kept. */
const LOG_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** Removes what the delivery log has kept long enough, and incidents as old as the quarter-hours of the history. */
export async function dropOldIncidents({ database, clock }: ConsoleContext): Promise<void> {
  const now = clock.now();
  await dropOldNotifications(database.kysely, now - LOG_KEPT_MS);
  await dropRows(database.kysely, now - KEPT_MS.quarter);
}
