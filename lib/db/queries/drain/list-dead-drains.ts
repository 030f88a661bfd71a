import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { keptQueryFor } from '../../kept-query';
import type { Row } from '../../schema';

const dead = keptQueryFor((db, { deadAfterMs }: { deadAfterMs: number }, support) =>
  db
    .selectFrom('drain')
    .selectAll()
    .where('state', 'in', ['running', 'cancelling'])
    .where('renewed_at', '<', sql<number>`${support.now} - ${support.wholeNumber(deadAfterMs)}`),
);

/** Drains at work whose process has not said that it lives for `deadAfterMs`, by the database's clock. */
export async function listDeadDrains(
  db: Queryable,
  support: DialectSupport,
  deadAfterMs: number,
): Promise<Row<'drain'>[]> {
  return dead(support).all(db, { deadAfterMs });
}
