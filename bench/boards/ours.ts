import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { parseSettings } from '@/lib/config/settings';
import { openDatabase } from '@/lib/db/database';
import { systemActor } from '@/lib/domain/actor';
import { systemClock } from '@/lib/domain/clock';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { browserSession } from '@/lib/testing/browser-session';
import { startServer } from '@/lib/testing/server-process';
import { fillQueue, fillRecords } from '../fill';
import { CHANGE_EVERY_MS, type Board } from './board';

const overview = z.object({ queues: z.array(z.unknown()) });
const PATIENCE_MS = 60_000;

/** Our overview as it is installed: SQLite, the queues of the built-in site, read every five seconds. */
export async function startOurs(queues: number): Promise<Board> {
  const server = await startServer({ unwatched: true });
  const database = openDatabase(parseSettings({ DATA_DIR: server.dataDir }).database);
  const alerts = await makeAlerts({ database, clock: systemClock }, queues);
  await fillRecords(database, 100);
  const session = await browserSession(server.url);
  await untilTracked(async () => overview.parse(await session.get('/overview')).queues.length, queues);
  const sequences = new Map<number, number>();
  let turn = 0;
  const queueOne = async (): Promise<void> => {
    const alertId = alerts[(turn++ * 7) % alerts.length] ?? 0;
    const first = sequences.get(alertId) ?? 1;
    sequences.set(alertId, first + 1);
    await fillQueue(database, { alertId, count: 1, first, records: 100 });
  };
  return {
    name: 'ours',
    url: server.url,
    cookies: session.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1) };
    }),
    // The first come with the page. They count when the page can act, and all of them can be found and sorted; no more than fit are drawn.
    row: '[role="grid"][aria-busy="false"] [role="row"][data-row]:not([inert] *)',
    rows: 5,
    pids: [server.pid],
    change: async () => {
      const timer = setInterval(() => void queueOne(), CHANGE_EVERY_MS);
      return () => clearInterval(timer);
    },
    stop: async () => {
      await database.close();
      await server.dispose();
    },
  };
}

async function makeAlerts(engine: Parameters<typeof createAlert>[0], count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const input = {
      name: `Bench queue ${index}`,
      model_controller_type: 'grant_request',
      alert_trigger_type: 'Filter',
    };
    ids.push((await createAlert(engine, input, systemActor)).id);
  }
  return ids;
}

async function untilTracked(count: () => Promise<number>, wanted: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if ((await count()) >= wanted) return;
    await pause(250);
  }
  throw new Error(`The console does not track ${wanted} queues`);
}
