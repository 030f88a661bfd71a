import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** Keeps readings of a site waiting for this long from now; a longer pause that stands already stays. */
export async function pauseReads(
  db: Queryable,
  support: DialectSupport,
  siteId: string,
  forMs: number,
): Promise<void> {
  const until = sql<number>`${support.now} + ${sql.lit(Math.round(forMs))}`;
  await db
    .insertInto('site_pace')
    .values({ site_id: siteId, spread_until: 0, reads_after: until })
    .onConflict((conflict) =>
      conflict
        .column('site_id')
        .doUpdateSet({ reads_after: until })
        .where('site_pace.reads_after', '<', until),
    )
    .execute();
}
