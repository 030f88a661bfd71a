import { KEPT_CHANGES } from '@/lib/console/live/change-log';
import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import { dropOldLiveChanges } from '@/lib/db/queries/live-change/drop-old-changes';
import { newestChangeId } from '@/lib/db/queries/live-change/newest-change-id';

/** As after more changes than the table keeps: those that were noted until now are dropped, and the newest one is about no queue. */
export async function forgetChanges(db: Queryable, support: DialectSupport): Promise<void> {
  const id = (await newestChangeId(db)) + KEPT_CHANGES.keepRows + 1;
  await db.insertInto('live_change').values({ id, topic: 'overview', key: '', at: Date.now() }).execute();
  await dropOldLiveChanges(db, support, KEPT_CHANGES);
}
