import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '@/lib/config/settings';
import { openDatabase, type Database } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import { systemActor } from '@/lib/domain/actor';
import { systemClock } from '@/lib/domain/clock';
import type { FieldValues } from '@/lib/domain/field-types';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import type { EngineContext } from '@/lib/engine/context';
import { saveRecords } from '@/lib/engine/records/save-records';
import { ensureBuiltInSite } from '@/lib/engine/setup';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { startPostgres } from '@/lib/testing/postgres-server';
import { compare, median, type Comparison } from './report';

const BATCH = 1000;
const WARM_UP = 3;

/** Saves a second with 1, 10 and 50 alerts on the model, of which one matches each save, beside raw inserts of the same rows. */
export async function compareSaves(batches: number): Promise<Comparison[]> {
  const postgres = await startPostgres({ durable: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-'));
  try {
    const lines: Comparison[] = [];
    for (const alerts of [1, 10, 50]) {
      const name = `bench_${alerts}`;
      await runOnPostgres(`${postgres.baseUrl}/postgres`, `create database ${name}`);
      lines.push(await compareOn({ kind: 'sqlite', file: path.join(folder, `${name}.db`) }, alerts, batches));
      lines.push(await compareOn({ kind: 'postgres', url: `${postgres.baseUrl}/${name}` }, alerts, batches));
    }
    return lines;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareOn(
  settings: Settings['database'],
  alerts: number,
  batches: number,
): Promise<Comparison> {
  const database = openDatabase(settings);
  try {
    await migrateDatabase(database, '', systemClock.now());
    const engine: EngineContext = { database, clock: systemClock };
    await ensureBuiltInSite(engine);
    await makeAlerts(engine, alerts);
    const ours: number[] = [];
    const raw: number[] = [];
    // Rounds of both alternate, so that a slow moment of the machine meets both.
    for (let round = 0; round < batches + WARM_UP; round += 1) {
      const rawRate = await rateOf(() => insertRaw(database, round));
      const oursRate = await rateOf(() => saveBatch(engine, round));
      if (round < WARM_UP) continue;
      raw.push(rawRate);
      ours.push(oursRate);
    }
    const what = `saves with ${alerts} ${alerts === 1 ? 'alert' : 'alerts'}, one matching, imports of ${BATCH} | raw inserts, ${settings.kind}`;
    const target = alerts === 50 ? '≥ 0.4' : null;
    return compare({ what, ours: median(ours), peer: median(raw), unit: '/s', target });
  } finally {
    await database.close();
  }
}

async function makeAlerts(engine: EngineContext, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await createAlert(
      engine,
      {
        name: `Bench ${index}`,
        model_controller_type: 'grant_request',
        alert_trigger_type: 'Filter',
        filter: {
          group_type: 'and',
          conditions: [
            ['duration_in_months', 'eq', String(index)],
            ['amount_requested', 'gt', '1000'],
          ],
        },
      },
      systemActor,
    );
  }
}

async function rateOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return BATCH / ((performance.now() - began) / 1000);
}

function valuesOf(index: number): FieldValues {
  return {
    amount_requested: `${5000 + index}.50`,
    // Matches the one alert that every deployment of alerts has.
    duration_in_months: 0,
    project_summary: 'Core costs of the advice service over two years, and a part-time support worker.',
    program_organization_id: 1 + (index % 500),
    spending_year: '2026',
    type: 'GrantRequest',
    state: 'granted',
  };
}

async function saveBatch(engine: EngineContext, round: number): Promise<void> {
  await saveRecords(
    engine,
    Array.from({ length: BATCH }, (_, index) => ({
      model: 'grant_request',
      values: valuesOf(round * BATCH + index),
    })),
    systemActor,
  );
}

/** The same rows, written straight into the same table in one transaction, a statement for each row's worth of parameters. */
async function insertRaw(database: Database, round: number): Promise<void> {
  const first = 1_000_000_000 + round * BATCH;
  const rows = Array.from({ length: BATCH }, (_, index) => {
    const { state, ...fields } = valuesOf(round * BATCH + index);
    return {
      model: 'grant_request',
      id: first + index,
      state: String(state),
      fields_json: JSON.stringify(fields),
      created_at: first,
      updated_at: first,
      version: 1,
    };
  });
  await database.transaction(async (trx) => {
    await trx.insertInto('engine_record').values(rows).execute();
  });
}
