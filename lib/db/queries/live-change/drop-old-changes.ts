import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** Drops what is older than `keepMs` or further back than `keepRows`. The newest row stays, so that one can tell where the table stands. */
export async function dropOldLiveChanges(
  db: Queryable,
  support: DialectSupport,
  { keepMs, keepRows }: { keepMs: number; keepRows: number },
): Promise<void> {
  const newest = sql<number>`(select max(id) from live_change)`;
  await db
    .deleteFrom('live_change')
    .where((row) =>
      row.or([
        row('id', '<=', sql<number>`${newest} - ${support.wholeNumber(keepRows)}`),
        row.and([
          row('at', '<', sql<number>`${support.now} - ${support.wholeNumber(keepMs)}`),
          row('id', '<', newest),
        ]),
      ]),
    )
    .execute();
}
