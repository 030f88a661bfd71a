import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '@/lib/config/settings';
import { openDatabase } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import { systemActor } from '@/lib/domain/actor';
import { systemClock } from '@/lib/domain/clock';
import type { EngineContext } from '@/lib/engine/context';
import { keepIndexes } from '@/lib/engine/records/indexes/keep-indexes';
import { listRecords, type RecordListQuery } from '@/lib/engine/records/list-records';
import { saveRecords } from '@/lib/engine/records/save-records';
import { ensureBuiltInSite } from '@/lib/engine/setup';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { startPostgres } from '@/lib/testing/postgres-server';
import { compare, median, type Comparison } from './report';

const RECORDS = 100_000;
const FEW = 1_000;
const ROUNDS = 15;
const MODEL = 'grant_request';

const QUERIES: readonly { what: string; query: RecordListQuery }[] = [
  {
    what: 'filter and sort',
    query: {
      model: MODEL,
      filter: ['amount_requested', 'gt', '40000'],
      sort: { field: 'grant_begins_at', direction: 'desc' },
      limit: 25,
    },
  },
  {
    what: 'filter that few meet, and sort',
    query: {
      model: MODEL,
      filter: ['amount_requested', 'lt', '6'],
      sort: { field: 'po_number', direction: 'asc' },
      limit: 25,
    },
  },
  { what: 'text search that few meet', query: { model: MODEL, search: 'nº 77', limit: 25 } },
];

/** A page of 25 of 100,000 records beside the same page of 1,000, with the count that goes with it; asked as the record browser does. */
export async function compareLists(): Promise<Comparison[]> {
  const postgres = await startPostgres();
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-'));
  try {
    const settingsOf = async (name: string): Promise<Settings['database'][]> => {
      await runOnPostgres(`${postgres.baseUrl}/postgres`, `create database ${name}`);
      return [
        { kind: 'sqlite', file: path.join(folder, `${name}.db`) },
        { kind: 'postgres', url: `${postgres.baseUrl}/${name}` },
      ];
    };
    const many = await settingsOf('many');
    const few = await settingsOf('few');
    const lines: Comparison[] = [];
    for (const [index, settings] of many.entries()) {
      const small = few[index];
      if (small !== undefined) lines.push(...(await compareOn(settings, small)));
    }
    return lines;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareOn(large: Settings['database'], small: Settings['database']): Promise<Comparison[]> {
  const many = await fill(large, RECORDS);
  const few = await fill(small, FEW);
  try {
    const lines: Comparison[] = [];
    for (const { what, query } of QUERIES) {
      const first = await timeOf(many, query);
      await keepIndexes(many, new AbortController().signal);
      const ours: number[] = [];
      const peer: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        peer.push(await timeOf(few, query));
        ours.push(await timeOf(many, query));
      }
      const told = `${what}: a page of ${RECORDS} records | of ${FEW}, ${large.kind} (first, without its index: ${first.toFixed(0)} ms)`;
      lines.push(compare({ what: told, ours: median(ours), peer: median(peer), unit: 'ms', target: null }));
    }
    return lines;
  } finally {
    await many.database.close();
    await few.database.close();
  }
}

async function fill(settings: Settings['database'], records: number): Promise<EngineContext> {
  const database = openDatabase(settings);
  await migrateDatabase(database, '', systemClock.now());
  const ctx: EngineContext = { database, clock: systemClock };
  await ensureBuiltInSite(ctx);
  for (let made = 0; made < records; made += 1_000) {
    await saveRecords(
      ctx,
      Array.from({ length: 1_000 }, (_, index) => ({ model: MODEL, values: valuesOf(made + index) })),
      systemActor,
    );
  }
  return ctx;
}

/** Spread evenly, in another order than the ids. */
function valuesOf(index: number) {
  const spread = (index * 7_919) % 99_991;
  return {
    amount_requested: `${spread}.50`,
    grant_begins_at: new Date(Date.UTC(2020, 0, 1) + ((index * 104_729) % 99_991) * 600_000).toISOString(),
    po_number: `PO ${(index * 31_337) % 99_989}`,
    project_summary: `Core costs of the advice service, nº ${spread % 5_000}, over two years, and a part-time support worker.`,
    program_organization_id: 1 + (index % 500),
    state: 'granted',
  };
}

async function timeOf(ctx: EngineContext, query: RecordListQuery): Promise<number> {
  const began = performance.now();
  await listRecords(ctx, query);
  return performance.now() - began;
}
