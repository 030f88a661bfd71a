import { setTimeout as pause } from 'node:timers/promises';
import type { Queryable } from '@/lib/db/database';
import { pauseReads } from '@/lib/db/queries/site-pace/pause-reads';
import { takeTurn } from '@/lib/db/queries/site-pace/take-turn';
import type { Row } from '@/lib/db/schema';
import type { Pace } from '@/lib/fluxx/pace';
import { SiteError } from '@/lib/fluxx/site-error';
import type { ConsoleContext } from '../context';

/*
 * Every call to a real site takes a turn from one allowance, `SITE_CALLS_PER_MINUTE`, kept in the database for all
 * instances together (docs/decisions/0023). A sixth of a minute's calls may be made at once. Readings may use half of that,
 * so that a person's process or finish never waits behind them. The built-in site is a function call and takes none.
 */

const MINUTE_MS = 60_000;
const SHARE_AT_ONCE = 6;
const FEWEST_AT_ONCE = 10;
/** A reading that would wait longer is given up and made at the next round. */
const LONGEST_READ_WAIT_MS = 20_000;

interface Allowance {
  everyMs: number;
  atOnceMs: number;
}

function allowanceOf(ctx: ConsoleContext): Allowance | null {
  const perMinute = ctx.siteCallsPerMinute;
  if (perMinute === 0) return null;
  const everyMs = MINUTE_MS / perMinute;
  return { everyMs, atOnceMs: everyMs * Math.max(FEWEST_AT_ONCE, perMinute / SHARE_AT_ONCE) };
}

/**
 * Takes the turn of a process or finish call, in the transaction that writes its intent.
 * @returns 0 when it may be made now, else the milliseconds to wait; nothing is taken then.
 */
export async function takeCallTurn(
  ctx: ConsoleContext,
  trx: Queryable,
  site: Pick<Row<'site'>, 'id' | 'kind'>,
): Promise<number> {
  const allowance = allowanceOf(ctx);
  if (allowance === null || site.kind === 'built-in') return 0;
  const { everyMs, atOnceMs } = allowance;
  return takeTurn(trx, ctx.database.support, { siteId: site.id, everyMs, aheadMs: atOnceMs, isRead: false });
}

/** The pace of a real site's own client: readings wait their turn, and as long as the site asks. */
export function paceOf(ctx: ConsoleContext, siteId: string): Pace {
  const { kysely, support } = ctx.database;
  const allowance = allowanceOf(ctx);
  // Without a limit of ours the site's own wish still counts.
  const everyMs = allowance?.everyMs ?? 0;
  const atOnceMs = allowance === null ? Number.POSITIVE_INFINITY : allowance.atOnceMs;
  return {
    async beforeRead() {
      for (let waited = 0; ;) {
        const turn = { siteId, everyMs, aheadMs: atOnceMs / 2, isRead: true };
        const wait = await takeTurn(kysely, support, turn);
        if (wait === 0) return;
        waited += wait;
        if (waited > LONGEST_READ_WAIT_MS) throw tooMany(wait);
        await pause(wait);
      }
    },
    async countToken() {
      const turn = { siteId, everyMs, aheadMs: Number.POSITIVE_INFINITY, isRead: false };
      if (allowance !== null) await takeTurn(kysely, support, turn);
    },
  };
}

/** The site asked to be left alone: readings of it wait that long. Process and finish are a person's to decide. */
export async function leaveAlone(ctx: ConsoleContext, siteId: string, forMs: number): Promise<void> {
  await pauseReads(ctx.database.kysely, ctx.database.support, siteId, forMs);
}

function tooMany(wait: number): SiteError {
  const seconds = Math.ceil(wait / 1000);
  return new SiteError(
    'rate-limited',
    `The site is being called as often as is allowed, so it was not read now. It is read again in about ${seconds} seconds.`,
    { retryAfterMs: wait },
  );
}
