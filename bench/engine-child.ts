/**
 * The engine behind node:http in a process of its own, with a filled queue. Arguments: the database's settings as JSON, how many
 * records. Prints one line of JSON: its port, a token, the Queue UUID.
 */
import type { Settings } from '@/lib/config/settings';
import { openDatabase } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { migrateDatabase } from '@/lib/db/migrate';
import { systemActor } from '@/lib/domain/actor';
import { systemClock } from '@/lib/domain/clock';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { makeEngineHandler } from '@/lib/engine/handler';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import { issueAccessToken } from '@/lib/engine/oauth/issue';
import { ensureBuiltInSite } from '@/lib/engine/setup';
import { startEngineServer } from '@/lib/testing/contracts/engine-server';
import { fillQueue, fillRecords, tidy } from './fill';

const [settings = '', count = '0'] = process.argv.slice(2);
const database = openDatabase(readJson<Settings['database']>(settings), { poolSize: 4 });
const engine = { database, clock: systemClock };
await migrateDatabase(database, '', Date.now());
await ensureBuiltInSite(engine);
const alert = await createAlert(
  engine,
  {
    name: 'Bench',
    model_controller_type: 'grant_request',
    alert_trigger_type: 'Filter',
    extra_fields: ['amount_requested', 'state', 'project_summary'],
  },
  systemActor,
);
await fillRecords(database, Number(count));
await fillQueue(database, { alertId: alert.id, count: Number(count), first: 1, records: Number(count) });
await tidy(database);
const client = await createOauthClient(engine, { name: 'Bench' }, systemActor);
const token = await issueAccessToken(engine, client);
const server = await startEngineServer(makeEngineHandler(engine, { reportError: console.error }));
process.stdout.write(`${JSON.stringify({ url: server.url, token, queueUuid: alert.queueUuid })}\n`);
