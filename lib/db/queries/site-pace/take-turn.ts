import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

export interface Turn {
  siteId: string;
  /** Between two calls, spread out evenly. */
  everyMs: number;
  /** How far calls may run ahead of that. Infinity takes the turn whatever has gone before. */
  aheadMs: number;
  /** A read: it waits as long as the site asked to be left alone. */
  isRead: boolean;
}

/**
 * Takes one call from a site's allowance (GCRA) in one statement, so that it holds across instances.
 * @returns 0 when taken, else the milliseconds after which to try again; nothing is taken then.
 */
export async function takeTurn(db: Queryable, support: DialectSupport, turn: Turn): Promise<number> {
  const { siteId, everyMs, aheadMs, isRead } = turn;
  const { now } = support;
  const taken = await db
    .insertInto('site_pace')
    .values({ site_id: siteId, spread_until: sql<number>`${now} + ${whole(everyMs)}`, reads_after: 0 })
    .onConflict((conflict) =>
      conflict
        .column('site_id')
        .doUpdateSet({
          spread_until: sql<number>`case when site_pace.spread_until > ${now} then site_pace.spread_until else ${now} end + ${whole(everyMs)}`,
        })
        .where((row) =>
          row.and([
            ...(Number.isFinite(aheadMs)
              ? [row('site_pace.spread_until', '<=', sql<number>`${now} + ${whole(aheadMs)}`)]
              : []),
            ...(isRead ? [row('site_pace.reads_after', '<=', now)] : []),
          ]),
        ),
    )
    .executeTakeFirst();
  if ((taken.numInsertedOrUpdatedRows ?? 0n) > 0n) return 0;
  return waitOf(db, support, turn);
}

async function waitOf(db: Queryable, support: DialectSupport, turn: Turn): Promise<number> {
  const row = await db
    .selectFrom('site_pace')
    .select(sql<number>`spread_until - ${support.now}`.as('spreadMs'))
    .select(sql<number>`reads_after - ${support.now}`.as('readsMs'))
    .where('site_id', '=', turn.siteId)
    .executeTakeFirst();
  if (row === undefined) return 1;
  const spread = Number.isFinite(turn.aheadMs) ? row.spreadMs - turn.aheadMs : 0;
  return Math.max(1, Math.ceil(spread), turn.isRead ? Math.ceil(row.readsMs) : 0);
}

/** A literal: PostgreSQL cannot tell the type of a bound value beside an expression. */
function whole(ms: number) {
  return sql.lit(Math.round(ms));
}
