import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { Settings } from '@/lib/config/settings';
import { readHistory } from '@/lib/console/history/read-history';
import { openDatabase, type Database } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import type { HistoryQuery } from '@/lib/domain/api/history-inputs';
import { KEPT_MS, SLOT_MS, TIER_CODES, type HistoryTier } from '@/lib/domain/history';
import {
  insertSiteAndQueue,
  ledgerContext,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { startPostgres } from '@/lib/testing/postgres-server';
import { compare, median, type Comparison } from './report';

const ROUNDS = 25;
const DAY_MS = 24 * 60 * 60_000;
const YEARS_MS = 731 * DAY_MS;
const BUSY_QUEUES = 20;
const BUSY_MS = 90 * DAY_MS;
const MEGABYTE = 1024 * 1024;
/** Entries of the activity log in the two years, of which every hundredth is a mark: the others are what integrations did. */
const ACTS = 200_000;
/** What the jobs of a busy queue take: one a minute, spread as people's programs are. */
const DURATIONS = {
  minute: '3a',
  quarter: '38.4,39.3,3a.5,3c.2,3d',
  day: '2z,36.9,37.2k,38.9a,39.7p,3a.5x,3c.2b,3d.a,3m.3',
};

/**
 * Two years of history: a month of one queue among all of them, and all of them summed over a year. Beside the month the same of a
 * database with ten queues; beside the year the sum over the queues' own rows, which is what it would cost without sums of sites.
 */
export async function compareHistory(queues: number): Promise<Comparison[]> {
  const postgres = await startPostgres();
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-'));
  const open = async (kind: 'sqlite' | 'postgres', name: string): Promise<Opened> => {
    if (kind === 'postgres') await runOnPostgres(`${postgres.baseUrl}/postgres`, `create database ${name}`);
    const file = path.join(folder, `${name}.db`);
    return openFilled(kind === 'sqlite' ? { kind, file } : { kind, url: `${postgres.baseUrl}/${name}` });
  };
  try {
    const lines: Comparison[] = [];
    for (const kind of ['sqlite', 'postgres'] as const) {
      const [many, few, busy] = [await open(kind, 'many'), await open(kind, 'few'), await open(kind, 'busy')];
      lines.push(...(await compareOn(kind, { many, few, busy, queues })));
      await Promise.all([many, few, busy].map(({ database }) => database.close()));
    }
    return lines;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Opened {
  database: Database;
  settings: Settings['database'];
}

async function openFilled(settings: Settings['database']): Promise<Opened> {
  const database = openDatabase(settings);
  await migrateDatabase(database, '', Date.now());
  return { database, settings };
}

interface Compared {
  many: Opened;
  few: Opened;
  busy: Opened;
  queues: number;
}

async function compareOn(kind: string, { many, few, busy, queues }: Compared): Promise<Comparison[]> {
  await fill(many.database, queues, { kept: YEARS_MS, acts: ACTS });
  await fill(few.database, 10, { kept: YEARS_MS, acts: ACTS });
  const month = { hours: 30 * 24, queue: 'queue-7' };
  const year = { hours: 365 * 24 };
  const points = (await ask(many.database, { hours: 731 * 24 })).points;
  const figures = await timesOf({
    month: () => ask(many.database, month).then(({ ms }) => ms),
    monthOfFew: () => ask(few.database, month).then(({ ms }) => ms),
    year: () => ask(many.database, year).then(({ ms }) => ms),
    yearOfRows: () => sumRows(many.database),
  });
  const before = await bytesOf(busy);
  await fill(busy.database, BUSY_QUEUES, { kept: BUSY_MS, acts: 0 });
  const bytes = (await bytesOf(busy)) - before;
  const ms = { unit: 'ms' } as const;
  return [
    compare({
      what: `history: 30 days of one of ${queues} queues | of 10, ${kind}`,
      ours: figures.month,
      peer: figures.monthOfFew,
      target: '≤ 20 ms',
      ...ms,
    }),
    compare({
      what: `history: a year of ${queues} queues summed | from their rows, ${kind} (two years: ${points} points)`,
      ours: figures.year,
      peer: figures.yearOfRows,
      target: '≤ 150 ms',
      ...ms,
    }),
    compare({
      what: `history: disk for a busy queue and 90 days, ${kind} | 1 MB`,
      ours: bytes / BUSY_QUEUES / MEGABYTE,
      peer: 1,
      unit: 'MB',
      target: '≤ 1',
    }),
  ];
}

/** The medians, measured in turn, so that a slow moment of the machine hits them all. */
async function timesOf<Name extends string>(
  measures: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measures) as Name[];
  const all = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) all.get(name)?.push(await measures[name]());
  return Object.fromEntries(names.map((name) => [name, median(all.get(name) ?? [])])) as Record<Name, number>;
}

async function ask(
  database: Database,
  query: Partial<HistoryQuery>,
): Promise<{ ms: number; points: number }> {
  const began = performance.now();
  const { points } = await readHistory(ledgerContext(database), { hours: 24, compare: 'none', ...query });
  return { ms: performance.now() - began, points: points.length };
}

async function sumRows(database: Database): Promise<number> {
  const began = performance.now();
  const today = Math.floor(Date.now() / SLOT_MS.day);
  await sql`
    select slot, cast(sum(queued) as bigint), cast(sum(processed) as bigint) from queue_history
    where tier = ${sql.lit(TIER_CODES.day)} and slot > ${sql.lit(today - 365)} group by slot
  `.execute(database.kysely);
  return performance.now() - began;
}

/** What was done in two years, to the queues in turn. */
async function fillActs(database: Database, queues: number, acts: number): Promise<void> {
  const apart = Math.floor(YEARS_MS / acts);
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

/** Rows in the order in which samples write them, as a busy queue has them: something in every bucket. */
async function fill(
  database: Database,
  queues: number,
  { kept, acts }: { kept: number; acts: number },
): Promise<void> {
  const ctx = ledgerContext(database);
  const site = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };
  for (let index = 0; index < queues; index += 1) {
    if (index === 0) await insertSiteAndQueue(ctx, site, { queueId: 'queue-0' });
    else await copyQueue(database, index);
  }
  await sql`insert into history_series (queue_id) select id from queue`.execute(database.kysely);
  for (const tier of ['minute', 'quarter', 'day'] as const) {
    await fillTier(database, tier, Math.min(kept, KEPT_MS[tier]));
    await sql`
      insert into site_history
        (tier, slot, site_id, queues, queued, processing, oldest_age_s, entered, processed, finished, failed, durations)
      select tier, slot, ${SITE_ID}, cast(count(*) as integer), cast(sum(queued) as bigint),
        cast(sum(processing) as bigint), max(oldest_age_s), cast(sum(entered) as bigint),
        cast(sum(processed) as bigint), cast(sum(finished) as bigint), cast(sum(failed) as bigint),
        ${DURATIONS[tier]}
      from queue_history where tier = ${sql.lit(TIER_CODES[tier])} group by tier, slot
    `.execute(database.kysely);
  }
  if (acts > 0) await fillActs(database, queues, acts);
  if (database.support.name === 'postgres') await sql`vacuum analyze`.execute(database.kysely);
}

async function copyQueue(database: Database, index: number): Promise<void> {
  const columns = sql`name, model, trigger_type, extra_fields_json, polled_by, created_at`;
  await sql`
    insert into queue (id, site_id, queue_uuid, ${columns})
    select ${`queue-${index}`}, site_id, ${`uuid-${index}`}, ${columns} from queue where id = 'queue-0'
  `.execute(database.kysely);
}

async function fillTier(database: Database, tier: HistoryTier, kept: number): Promise<void> {
  const last = Math.floor(Date.now() / SLOT_MS[tier]);
  const first = last - Math.floor(kept / SLOT_MS[tier]) + 1;
  const spread = (factor: number, most: number) =>
    sql`(slot * ${sql.lit(factor)} + id * 31) % ${sql.lit(most)}`;
  await sql`
    with recursive slots(slot) as (
      select ${sql.lit(first)} union all select slot + 1 from slots where slot < ${sql.lit(last)}
    )
    insert into queue_history
      (tier, slot, series, queued, processing, oldest_age_s, entered, processed, finished, failed, durations)
    select ${sql.lit(TIER_CODES[tier])}, slot, id, ${spread(7, 900)}, ${spread(5, 120)}, ${spread(13, 5400)},
      ${spread(3, 200)}, ${spread(11, 200)}, ${spread(17, 200)}, 0, ${DURATIONS[tier]}
    from slots cross join history_series order by slot, id
  `.execute(database.kysely);
}

async function bytesOf({ database, settings }: Opened): Promise<number> {
  if (settings.kind === 'sqlite') {
    await sql`pragma wal_checkpoint(truncate)`.execute(database.kysely);
    return (await stat(settings.file)).size;
  }
  const { rows } = await sql<{ bytes: number }>`
    select pg_total_relation_size('queue_history') + pg_total_relation_size('site_history') as bytes
  `.execute(database.kysely);
  return rows[0]?.bytes ?? Number.NaN;
}
