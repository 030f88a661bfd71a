import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '@/lib/config/settings';
import { openDatabase } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import { systemActor } from '@/lib/domain/actor';
import { systemClock } from '@/lib/domain/clock';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import type { EngineContext } from '@/lib/engine/context';
import { finishJob } from '@/lib/engine/queue/finish';
import { processAnswer } from '@/lib/engine/queue/poll-endpoint';
import { processQueue } from '@/lib/engine/queue/process';
import { ensureBuiltInSite } from '@/lib/engine/setup';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { startPostgres } from '@/lib/testing/postgres-server';
import { fillQueue, fillRecords, tidy } from './fill';
import { compare, median, type Comparison } from './report';

const SHORT = 1000;
const ROUNDS = 34;
const WARM_UP = 15;

/**
 * What one process call of 1,000 records costs with 1,000 queued (filled up again before each) and with `long` queued, in the
 * same database, calls of both in turn.
 */
export async function compareFlatness(long: number): Promise<Comparison[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-'));
  const postgres = await startPostgres({ durable: true });
  try {
    await runOnPostgres(`${postgres.baseUrl}/postgres`, 'create database flat');
    return [
      await measure({ kind: 'sqlite', file: path.join(folder, 'flat.db') }, long),
      await measure({ kind: 'postgres', url: `${postgres.baseUrl}/flat` }, long),
    ];
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(settings: Settings['database'], long: number): Promise<Comparison> {
  const database = openDatabase(settings);
  try {
    const engine: EngineContext = { database, clock: systemClock };
    await migrateDatabase(database, '', Date.now());
    await ensureBuiltInSite(engine);
    await fillRecords(database, SHORT);
    const makeQueue = (name: string) =>
      createAlert(
        engine,
        { name, model_controller_type: 'grant_request', alert_trigger_type: 'Filter' },
        systemActor,
      );
    const short = await makeQueue('short');
    const full = await makeQueue('full');
    await fillQueue(database, { alertId: full.id, count: long, first: 1, records: SHORT });
    await tidy(database);
    const times = { short: new Array<number>(), full: new Array<number>() };
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const first = 1 + round * SHORT;
      await fillQueue(database, { alertId: short.id, count: SHORT, first, records: SHORT });
      const ofShort = await timed(engine, short.queueUuid);
      const ofFull = await timed(engine, full.queueUuid);
      if (round < WARM_UP) continue;
      times.short.push(ofShort);
      times.full.push(ofFull);
    }
    const what = `one process call with ${long.toLocaleString('en')} queued | with ${SHORT.toLocaleString('en')}, ${settings.kind}`;
    return compare({
      what,
      ours: median(times.full),
      peer: median(times.short),
      unit: 'ms',
      target: '≤ 1.2',
    });
  } finally {
    await database.close();
  }
}

/** The process call alone; its job is finished after the clock has stopped. */
async function timed(engine: EngineContext, queueUuid: string): Promise<number> {
  const began = performance.now();
  const text = await processQueue(engine, { queueUuid, limit: null, clientId: null });
  const tookMs = performance.now() - began;
  const { job_uuid: jobUuid } = processAnswer.parse(JSON.parse(text));
  if (jobUuid === null) throw new Error('The queue ran empty');
  await finishJob(engine, { queueUuid, jobUuid });
  return tookMs;
}
