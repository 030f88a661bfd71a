import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { Settings } from '@/lib/config/settings';
import { readHistory } from '@/lib/console/history/read-history';
import { openDatabase, type Database } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import type { HistoryQuery } from '@/lib/domain/api/history-inputs';
import { SLOT_MS, TIER_CODES } from '@/lib/domain/history';
import { ledgerContext } from '@/lib/testing/fake-site/ledger-context';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { startPostgres } from '@/lib/testing/postgres-server';
import { fill, fillAsItGoes } from './history-fill';
import { compare, median, type Comparison } from './report';

const ROUNDS = 25;
const DAY_MS = 24 * 60 * 60_000;
const YEARS_MS = 731 * DAY_MS;
const BUSY_QUEUES = 20;
const BUSY_MS = 90 * DAY_MS;
const MEGABYTE = 1024 * 1024;
/** Entries of the activity log in the two years, of which every hundredth is a mark: the others are what integrations did. */
const ACTS = 200_000;
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
  await fillAsItGoes(busy.database, BUSY_QUEUES, BUSY_MS);
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

async function bytesOf({ database, settings }: Opened): Promise<number> {
  if (settings.kind === 'sqlite') {
    await sql`pragma wal_checkpoint(truncate)`.execute(database.kysely);
    return (await stat(settings.file)).size;
  }
  const { rows } = await sql<{ bytes: number }>`
    select pg_total_relation_size('queue_history') + pg_total_relation_size('packed_history') + pg_total_relation_size('site_history') as bytes
  `.execute(database.kysely);
  return rows[0]?.bytes ?? Number.NaN;
}
