import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { keptQueryFor } from '../../kept-query';
import type { Row } from '../../schema';

export interface ActiveDrain extends Row<'drain'> {
  /** Milliseconds since its process last said that it lives, by the database's clock. */
  idleMs: number;
}

const active = keptQueryFor((db, { queueId }: { queueId: string }, support) =>
  db
    .selectFrom('drain')
    .selectAll()
    .select(sql<number>`${support.now} - renewed_at`.as('idleMs'))
    .where('queue_id', '=', queueId)
    .where('state', 'in', ['running', 'cancelling']),
);

/**
 * The drain that works on a queue now; undefined when none does. While there is one, nobody else calls process or finish.
 * One whose process has died (`idleMs` past the ledger's limit) still counts until it is found and stopped, within seconds.
 */
export async function findActiveDrain(
  db: Queryable,
  support: DialectSupport,
  queueId: string,
): Promise<ActiveDrain | undefined> {
  return active(support).first(db, { queueId });
}
