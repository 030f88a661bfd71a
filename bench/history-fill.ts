import { sql } from 'kysely';
import { dropOldHistory } from '@/lib/console/history/drop-old-history';
import { packHistory } from '@/lib/console/history/pack-history';
import type { Database } from '@/lib/db/database';
import { packFigures, type Figures } from '@/lib/db/packed-figures';
import { ManualClock } from '@/lib/domain/clock';
import {
  BLOCK_SLOTS,
  HISTORY_TIERS,
  KEPT_MS,
  SLOT_MS,
  TIER_CODES,
  UNPACKED_MS,
  type HistoryTier,
  type PackedTier,
} from '@/lib/domain/history';
import {
  insertSiteAndQueue,
  ledgerContext,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';

const DAY_MS = 24 * 60 * 60_000;
/** What the jobs of a busy queue take: one a minute, spread as people's programs are. */
const DURATIONS = {
  minute: '3a',
  quarter: '38.4,39.3,3a.5,3c.2,3d',
  day: '2z,36.9,37.2k,38.9a,39.7p,3a.5x,3c.2b,3d.a,3m.3',
};

/** What was done in two years, to the queues in turn. */
async function fillActs(
  database: Database,
  queues: number,
  { acts, kept }: { acts: number; kept: number },
): Promise<void> {
  const apart = Math.floor(kept / acts);
  const first = Date.now() - acts * apart;
  await sql`
    with recursive acts(number) as (
      select 0 union all select number + 1 from acts where number < ${sql.lit(acts - 1)}
    )
    insert into activity (at, actor_kind, actor_name, verb, target_kind, target_id, outcome, detail_json)
    select ${sql.lit(first)} + cast(number as bigint) * ${sql.lit(apart)},
      case when number % 100 = 0 then 'person' else 'gateway' end, 'Somebody', 'queue.process', 'queue',
      'queue-' || cast(number / 100 % ${sql.lit(queues)} as text), 'done', '{}'
    from acts
  `.execute(database.kysely);
}

/** All that is kept of so much time, as a busy queue has it: something in every bucket. What is past is written as it is packed. */
export async function fill(
  database: Database,
  queues: number,
  { kept, acts }: { kept: number; acts: number },
): Promise<void> {
  await insertQueues(database, queues);
  for (const tier of HISTORY_TIERS) {
    const slots = slotsOf(tier, Date.now() - Math.min(kept, KEPT_MS[tier]), Date.now());
    const first = tier === 'day' ? slots.first : await fillPacked(database, tier, slots);
    await fillTier(database, tier, { ...slots, first });
    await fillSums(database, tier, slots);
  }
  await fillActs(database, queues, { acts, kept });
  if (database.support.name === 'postgres') await sql`vacuum analyze`.execute(database.kysely);
}

/** The same day by day, as the program leaves it: what is past is packed, what is old goes, and PostgreSQL cleans up as it does by itself. */
export async function fillAsItGoes(database: Database, queues: number, kept: number): Promise<void> {
  await insertQueues(database, queues);
  const clock = new ManualClock(Date.now() - kept);
  const ctx = { ...ledgerContext(database), clock };
  for (let at = clock.now(); at < Date.now(); at += DAY_MS) {
    for (const tier of HISTORY_TIERS) {
      const slots = slotsOf(tier, at, at + DAY_MS);
      await fillTier(database, tier, slots);
      await fillSums(database, tier, slots);
    }
    clock.set(at + DAY_MS);
    await packHistory(ctx, new AbortController().signal);
    await dropOldHistory(ctx);
    if (database.support.name === 'postgres') await sql`vacuum`.execute(database.kysely);
  }
}

async function insertQueues(database: Database, queues: number): Promise<void> {
  const site = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };
  for (let index = 0; index < queues; index += 1) {
    if (index === 0) await insertSiteAndQueue(ledgerContext(database), site, { queueId: 'queue-0' });
    else await copyQueue(database, index);
  }
  await sql`insert into history_series (queue_id) select id from queue`.execute(database.kysely);
}

/** The slots that begin from one moment to before another. */
function slotsOf(tier: HistoryTier, from: number, to: number): Slots {
  return { first: Math.ceil(from / SLOT_MS[tier]), last: Math.ceil(to / SLOT_MS[tier]) - 1 };
}

async function copyQueue(database: Database, index: number): Promise<void> {
  const columns = sql`name, model, trigger_type, extra_fields_json, polled_by, created_at`;
  await sql`
    insert into queue (id, site_id, queue_uuid, ${columns})
    select ${`queue-${index}`}, site_id, ${`uuid-${index}`}, ${columns} from queue where id = 'queue-0'
  `.execute(database.kysely);
}

interface Slots {
  first: number;
  last: number;
}

const figure = (factor: number, most: number) =>
  sql`(slot * ${sql.lit(factor)} + id * 31) % ${sql.lit(most)}`;

async function fillTier(database: Database, tier: HistoryTier, { first, last }: Slots): Promise<void> {
  await sql`
    with recursive slots(slot) as (
      select ${sql.lit(first)} union all select slot + 1 from slots where slot < ${sql.lit(last)}
    )
    insert into queue_history
      (tier, slot, series, queued, processing, oldest_age_s, entered, processed, finished, failed, durations)
    select ${sql.lit(TIER_CODES[tier])}, slot, id, ${figure(7, 900)}, ${figure(5, 120)}, ${figure(13, 5400)},
      ${figure(3, 200)}, ${figure(11, 200)}, ${figure(17, 200)}, 0, ${DURATIONS[tier]}
    from slots cross join history_series order by slot, id
  `.execute(database.kysely);
}

/** The sums of the site, which are sums of nothing here. */
async function fillSums(database: Database, tier: HistoryTier, { first, last }: Slots): Promise<void> {
  await sql`
    with recursive slots(slot) as (
      select ${sql.lit(first)} union all select slot + 1 from slots where slot < ${sql.lit(last)}
    )
    insert into site_history
      (tier, slot, site_id, queues, queued, processing, oldest_age_s, entered, processed, finished, failed, durations)
    select ${sql.lit(TIER_CODES[tier])}, slot, ${SITE_ID}, 1000, slot % 1000 + 450000, slot % 1000 + 60000, slot % 5400,
      slot % 1000 + 100000, slot % 1000 + 100000, slot % 1000 + 100000, 0, ${DURATIONS[tier]}
    from slots
  `.execute(database.kysely);
}

/** Every queue has the figures of one of these, because making them takes longer than writing them. */
const KINDS = 8;

/** What is past, as it is packed: a thousand queues have 48 million slots. @returns the first slot that is not. */
async function fillPacked(database: Database, tier: PackedTier, { first, last }: Slots): Promise<number> {
  const slots = BLOCK_SLOTS[tier];
  const open = Math.floor((last - UNPACKED_MS[tier] / SLOT_MS[tier]) / slots);
  for (let block = Math.ceil(first / slots); block < open; block += 1)
    for (let kind = 0; kind < KINDS; kind += 1) {
      const figures = packFigures(
        new Map(
          Array.from({ length: slots }, (_, place) => [place, figuresAt(tier, block * slots + place, kind)]),
        ),
      );
      await sql`
        insert into packed_history (tier, block, series, figures)
        select ${sql.lit(TIER_CODES[tier])}, ${sql.lit(block)}, id, ${figures} from history_series
        where id % ${sql.lit(KINDS)} = ${sql.lit(kind)}
      `.execute(database.kysely);
    }
  return open * slots;
}

function figuresAt(tier: PackedTier, slot: number, id: number): Figures {
  const of = (factor: number, most: number) => (slot * factor + id * 31) % most;
  return {
    queued: of(7, 900),
    processing: of(5, 120),
    oldest_age_s: of(13, 5400),
    entered: of(3, 200),
    processed: of(11, 200),
    finished: of(17, 200),
    failed: 0,
    durations: DURATIONS[tier],
  };
}
