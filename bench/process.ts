import { parseSettings } from '../lib/config/settings';
import { openDatabase } from '../lib/db/database';
import { systemActor } from '../lib/domain/actor';
import { systemClock } from '../lib/domain/clock';
import type { EngineContext } from '../lib/engine/context';
import { queueResponse } from '../lib/domain/api/views';
import { saveRecords } from '../lib/engine/records/save-records';
import { createApplication, runCli } from '../lib/testing/cli';
import { browserSession, type BrowserSession } from '../lib/testing/browser-session';
import { makeRestClient, type RestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { buildIfStale } from '../bin/build-if-stale';
import { root } from '../bin/root';
import { compare, median, type Comparison } from './report';

const RECORDS = 1000;
/** Calls take either 20 ms or 30, as the collector of garbage comes or not: a median of few falls on one side or the other. */
const ROUNDS = 95;
/** Rounds before the first that counts: the server has been running for a while, as servers have. */
const WARM_UP = 20;
const EXTRA_FIELDS = [
  'amount_requested',
  'amount_recommended',
  'duration_in_months',
  'project_summary',
  'spending_year',
  'state',
  'type',
  'grant_begins_at',
  'po_number',
  'program_organization_id.name',
];

interface Bench {
  server: ServerProcess;
  client: RestClient;
  session: BrowserSession;
  /** The built-in site's own verbs over the server's database. */
  engine: EngineContext;
  queueUuid: string;
  queueId: string;
  /** Of the gateway. */
  token: string;
}

/**
 * A process call of 1,000 records with 10 extra fields: through the console (asked as the browser asks, written down and
 * archived durably) and through the gateway beside the bare poll call of the same records at the same site. Rounds of both alternate.
 */
export async function compareProcess(): Promise<Comparison[]> {
  if (!(await buildIfStale(root))) throw new Error('The pages could not be built.');
  const server = await startServer({ env: { SAMPLE_INTERVAL: '5' }, unwatched: true });
  try {
    const bench = await prepare(server);
    const bare: number[] = [];
    const through: number[] = [];
    const gateway: number[] = [];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      await touchEvery(bench);
      const bareMs = await bareRound(bench);
      await touchEvery(bench);
      const gatewayMs = await gatewayRound(bench);
      await touchEvery(bench);
      const consoleMs = await consoleRound(bench);
      if (round >= WARM_UP) {
        bare.push(bareMs);
        through.push(consoleMs);
        gateway.push(gatewayMs);
      }
    }
    const line = (ours: string, times: readonly number[]): Comparison => {
      const what = `process ${RECORDS} records × ${EXTRA_FIELDS.length} extra fields: ${ours} | bare poll call (median of ${ROUNDS})`;
      return compare({ what, ours: median(times), peer: median(bare), unit: 'ms', target: '≤ 1.25' });
    };
    return [line('console', through), line('gateway', gateway)];
  } finally {
    await server.dispose();
  }
}

let touches = 0;
let recordIds: number[] = [];

async function prepare(server: ServerProcess): Promise<Bench> {
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  const session = await browserSession(server.url);
  const organization = await client.create('organization', { name: 'Bench Trust' });
  recordIds = [];
  for (let index = 0; index < RECORDS; index += 1) {
    const { id } = await client.create('grant_request', {
      program_organization_id: organization.id,
      amount_requested: '25000.50',
      amount_recommended: '20000',
      duration_in_months: 12,
      project_summary: 'Core costs of the advice service over two years, and a part-time support worker.',
      state: 'granted',
    });
    recordIds.push(id);
  }
  const alert = await client.create(
    'alert',
    {
      name: 'Bench',
      model_controller_type: 'grant_request',
      alert_trigger_type: 'Filter',
      extra_fields: EXTRA_FIELDS,
    },
    ['id', 'queue_uuid'],
  );
  const queueUuid = String(alert['queue_uuid']);
  const queueId = await session.queueIdOf(queueUuid);
  const words = ['gateway-token', 'create', '--name', 'Bench', '--queue', queueUuid, '--json'];
  const { token } = JSON.parse(runCli(server.dataDir, words).stdout) as { token: string };
  const { database } = parseSettings({ DATA_DIR: server.dataDir });
  const engine: EngineContext = { database: openDatabase(database), clock: systemClock };
  return { server, client, session, engine, queueUuid, queueId, token };
}

/**
 * Changes every record once, so that each queues: in one transaction from beside the server, as an import does. Then waits until
 * the server has done what it does aside from its answers (the index of the records that the round before stored, and what had to
 * wait for this transaction), so that no round pays for another.
 */
async function touchEvery({ engine, session }: Bench): Promise<void> {
  touches += 1;
  const values = { spending_year: String(2000 + touches) };
  await saveRecords(
    engine,
    recordIds.map((id) => ({ model: 'grant_request', id, values })),
    systemActor,
  );
  // Who looks for a record has the index brought up to date first.
  await session.get('/find/records?id=1');
}

async function bareRound({ client, queueUuid }: Bench): Promise<number> {
  const began = performance.now();
  const answer = await client.get(`/poll/client/1/uuid/queue/${queueUuid}`);
  const { job_uuid: jobUuid, data } = (await answer.json()) as { job_uuid: string; data: unknown[] };
  const tookMs = performance.now() - began;
  if (data.length !== RECORDS) throw new Error(`The bare call brought ${data.length} records`);
  await (await client.get(`/poll/client/1/uuid/queue_finished/${queueUuid}/${jobUuid}`)).text();
  return tookMs;
}

async function consoleRound({ session, queueId }: Bench): Promise<number> {
  const began = performance.now();
  const { job } = await session.process(queueId);
  const tookMs = performance.now() - began;
  if (job.recordCount !== RECORDS) throw new Error(`The console brought ${job.recordCount} records`);
  await session.finish(job);
  await countsReadAgain(session, queueId);
  return tookMs;
}

/** The site's exact counts are read again aside from an act's answer; the next round must not pay for that. */
async function countsReadAgain(session: BrowserSession, queueId: string): Promise<void> {
  for (;;) {
    const { queue } = queueResponse.parse(JSON.parse(await session.getText(`/queues/${queueId}`)));
    if (queue.queued.basis === 'exact' && queue.processing.basis === 'exact') return;
  }
}

async function gatewayRound({ server, queueUuid, token }: Bench): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const poll = `${server.url}/poll/client/1/uuid`;
  const began = performance.now();
  const answer = await fetch(`${poll}/queue/${queueUuid}`, { headers });
  const { job_uuid: jobUuid, data } = (await answer.json()) as { job_uuid: string; data: unknown[] };
  const tookMs = performance.now() - began;
  if (data.length !== RECORDS) throw new Error(`The gateway brought ${data.length} records`);
  await (await fetch(`${poll}/queue_finished/${queueUuid}/${jobUuid}`, { headers })).text();
  return tookMs;
}
