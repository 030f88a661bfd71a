import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { keptQueryFor } from '../../kept-query';

const orphaned = keptQueryFor((db, { deadAfterMs }: { deadAfterMs: number }, support) =>
  db
    .selectFrom('call')
    .leftJoin('queue_lock', 'queue_lock.call_id', 'call.id')
    .select('call.id')
    .where('call.state', '=', 'requested')
    .where((where) =>
      where.or([
        where('queue_lock.renewed_at', 'is', null),
        where(
          'queue_lock.renewed_at',
          '<',
          sql<number>`${support.now} - ${support.wholeNumber(deadAfterMs)}`,
        ),
      ]),
    )
    .orderBy('call.requested_at'),
);

/** Ids of calls under way whose holder has not renewed its lock for `deadAfterMs`, by the database's clock. */
export async function listOrphanedCalls(
  db: Queryable,
  support: DialectSupport,
  deadAfterMs: number,
): Promise<string[]> {
  const rows = await orphaned(support).all(db, { deadAfterMs });
  return rows.map((row) => row.id);
}
