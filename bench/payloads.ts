import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findById } from '@/lib/console/payloads/find-by-id';
import { openDatabase, type Database } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import { indexRecords } from '@/lib/db/queries/job/index-records';
import { systemClock } from '@/lib/domain/clock';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { median, compare, type Comparison } from './report';

const JOBS = 10_000;
const RECORDS_PER_JOB = 100;
const LOOK_UPS = 200;
const SITE = { baseUrl: 'http://127.0.0.1:1', credentials: UNUSED_CREDENTIALS };

/** Finding a record among 10,000 archived jobs, and what a payload of 100 MB costs in memory and on disk. */
export async function comparePayloads(): Promise<Comparison[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-'));
  try {
    const database = openDatabase({ kind: 'sqlite', file: path.join(folder, 'find.db') });
    await migrateDatabase(database, '', systemClock.now());
    const find = await compareFind(database);
    await database.close();
    return [find, ...(await compareLargePayload(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareFind(database: Database): Promise<Comparison> {
  const ctx = ledgerContext(database);
  await insertSiteAndQueue(ctx, SITE);
  for (let first = 0; first < JOBS; first += 500) await archiveJobs(database, first, 500);
  const took: number[] = [];
  for (let turn = 0; turn < LOOK_UPS; turn += 1) {
    const id = String(10_000_000 + ((turn * 7919) % (JOBS * RECORDS_PER_JOB)));
    const began = performance.now();
    const { jobs } = await findById(ctx, id);
    took.push(performance.now() - began);
    if (jobs.length !== 1) throw new Error(`Record ${id} was found in ${jobs.length} jobs`);
  }
  const what = `find a record by id among ${JOBS} archived jobs of ${RECORDS_PER_JOB} records | the 50 ms it may take (median of ${LOOK_UPS})`;
  return compare({ what, ours: median(took), peer: 50, unit: 'ms', target: '≤ 1' });
}

async function archiveJobs(database: Database, first: number, count: number): Promise<void> {
  await database.transaction(async (trx) => {
    for (let number = first; number < first + count; number += 1) {
      const id = `job-${String(number).padStart(6, '0')}`;
      await trx
        .insertInto('job')
        .values({
          id,
          queue_id: QUEUE_ID,
          job_uuid: id,
          state: 'finished',
          opened_at: number,
          opened_call_id: null,
          holder_kind: 'person',
          holder_id: null,
          holder_name: 'Bench',
          custody: 'held',
          payload_call_id: null,
          payload_sha256: null,
          payload_bytes: 0,
          record_count: RECORDS_PER_JOB,
          oldest_triggered_at: null,
          finished_at: number,
          finish_call_id: null,
          clear_count: RECORDS_PER_JOB,
          finish_inferred: 0,
          indexed_at: number,
        })
        .execute();
      const identities = Array.from({ length: RECORDS_PER_JOB }, (_, record) =>
        String(10_000_000 + number * RECORDS_PER_JOB + record),
      );
      await indexRecords(trx, database.support, { jobId: id, identities });
    }
  });
}

const MEGABYTE = 1024 * 1024;

/** A process call answered with 100 MB, carried through the ledger by a process of its own, beside one of 1 MB. */
async function compareLargePayload(folder: string): Promise<Comparison[]> {
  const large = await passPayload(folder, 100);
  const small = await passPayload(folder, 1);
  return [
    compare({
      what: 'memory (peak RSS) while a payload of 100 MB passes | while one of 1 MB does',
      ours: large.peakRss / MEGABYTE,
      peer: small.peakRss / MEGABYTE,
      unit: 'MB',
      target: null,
    }),
    compare({
      what: 'stored bytes of a payload of 100 MB, compressed and sealed | its bytes',
      ours: large.storedBytes / MEGABYTE,
      peer: large.bytes / MEGABYTE,
      unit: 'MB',
      target: null,
    }),
  ];
}

interface Passed {
  peakRss: number;
  bytes: number;
  storedBytes: number;
}

async function passPayload(folder: string, megabytes: number): Promise<Passed> {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    if (request.url === '/oauth/token')
      response.end('{"access_token":"bench","token_type":"bearer","expires_in":7200}');
    else void pour(response, megabytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const file = path.join(folder, `payload-${megabytes}.db`);
  const script = path.join(import.meta.dirname, 'payload-child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, file, `http://127.0.0.1:${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'exit');
  server.close();
  return JSON.parse(said) as Passed;
}

/** A thousand records that together have so many megabytes. */
async function pour(response: NodeJS.WritableStream, megabytes: number): Promise<void> {
  const words = [
    'grant',
    'award',
    'charity',
    'payment',
    'report',
    'advice',
    'youth',
    'arts',
    'health',
    'Leicester',
  ];
  response.write('{"job_uuid":"90ff218f-58f8-11ea-8424-0265ea535fd4","data":[');
  const length = (megabytes * MEGABYTE) / 1000;
  for (let record = 0; record < 1000; record += 1) {
    let text = '';
    while (text.length < length - 100)
      text += `${words[Math.floor(Math.random() * words.length)]} ${Math.floor(Math.random() * 1e6)} `;
    const comma = record === 0 ? '' : ',';
    const entry = `${comma}{"timestamp":1582750995,"identity":${20_000_000 + record},"recordData":{"id":${20_000_000 + record},"text":"${text}"}}`;
    if (!response.write(entry)) await once(response, 'drain');
  }
  response.end(']}');
}
