import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { keptQueryFor } from '../../kept-query';
import type { Row } from '../../schema';

export interface LockNow extends Row<'queue_lock'> {
  /** Milliseconds since it was last renewed, by the database's clock. */
  idleMs: number;
}

const byQueue = keptQueryFor((db, { queueId }: { queueId: string }, support) =>
  db
    .selectFrom('queue_lock')
    .selectAll()
    .select(sql<number>`${support.now} - renewed_at`.as('idleMs'))
    .where('queue_id', '=', queueId),
);

/** The lock of a queue and how long it has not been renewed; undefined when nobody holds it. */
export async function findLock(
  db: Queryable,
  support: DialectSupport,
  queueId: string,
): Promise<LockNow | undefined> {
  return byQueue(support).first(db, { queueId });
}
