import { expect, type Browser } from '@playwright/test';
import { openDatabase, type Database } from '../lib/db/database';
import { systemActor } from '../lib/domain/actor';
import { systemClock } from '../lib/domain/clock';
import { createAlert } from '../lib/engine/alerts/create-alert';
import { saveRecords } from '../lib/engine/records/save-records';
import { holdWriteLock } from '../lib/testing/hold-write-lock';
import { browserSession, type BrowserSession } from '../lib/testing/browser-session';
import { markedKey } from '../lib/testing/canary';
import { runOnPostgres } from '../lib/testing/postgres-admin';
import { startPostgres } from '../lib/testing/postgres-server';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { startStallableProxy } from '../lib/testing/stallable-proxy';
import { signIn } from './console-page';
import { test } from './test';

/*
 * The real program, sampling and telling, over a database that stands still for half a minute: longer than a screen believes figures, and
 * than the leases of its background work last.
 */
const KEY = markedKey('2');
const NAME = 'Grants that were granted';
const SNOOZE = { reason: 'A long night', until: Date.now() + 3_600_000 };

interface Standing {
  server: ServerProcess;
  /** Past whatever stalls. */
  database: Database;
  stall(): Promise<void>;
  goOn(): Promise<void>;
  end(): Promise<void>;
}

async function onSqlite(): Promise<Standing> {
  const server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
  const settings = { kind: 'sqlite', file: `${server.dataDir}/console.db` } as const;
  const [database, other] = [openDatabase(settings), openDatabase(settings)];
  let goOn = async () => {};
  return {
    server,
    database,
    stall: async () => {
      goOn = await holdWriteLock(other);
    },
    goOn: () => goOn(),
    end: async () => {
      await goOn();
      await Promise.all([database.close(), other.close()]);
      await server.dispose();
    },
  };
}

async function onPostgres(): Promise<Standing> {
  const postgres = await startPostgres();
  await runOnPostgres(`${postgres.baseUrl}/postgres`, 'create database console');
  const proxy = await startStallableProxy(postgres.baseUrl);
  const url = `${postgres.baseUrl}/console`;
  const env = { DATABASE_URL: proxy.urlOf(url), ENCRYPTION_KEY: KEY, NEXTAUTH_SECRET: KEY };
  const server = await startServer({ env: { ...env, SAMPLE_INTERVAL: '1' } });
  const database = openDatabase({ kind: 'postgres', url });
  return {
    server,
    database,
    stall: async () => proxy.stall(),
    goOn: async () => proxy.goOn(),
    end: async () => {
      proxy.goOn();
      await server.dispose();
      await proxy.close();
      await database.close();
      await postgres.stop();
    },
  };
}

const save = ({ database }: Standing, count: number) =>
  saveRecords(
    { database, clock: systemClock },
    Array.from({ length: count }, () => ({ model: 'grant_request', values: {} })),
    systemActor,
  );

interface History {
  points: { entered: number | null }[];
}

async function entered(session: BrowserSession): Promise<number> {
  const { points } = (await session.get('/history?hours=1')) as History;
  return points.reduce((sum, point) => sum + (point.entered ?? 0), 0);
}

async function openScreens(browser: Browser, { server }: Standing, session: BrowserSession) {
  const page = await browser.newPage();
  await signIn(page, server.url);
  await expect(page.getByText(NAME).first()).toBeVisible();
  const { path } = (await session.post('/kiosk-links', { name: 'Hall', expiresInDays: null })) as {
    path: string;
  };
  const wall = await browser.newPage();
  await wall.goto(`${server.url}${path}`);
  await expect(wall.getByRole('article').filter({ hasText: NAME })).toBeVisible();
  return {
    page,
    stale: wall.getByRole('alert').filter({ hasText: 'DATA STALE' }),
    tile: wall.getByRole('article').filter({ hasText: NAME }),
  };
}

/** Reads go on, as on a file that another process writes to; what would write says so and has changed nothing. */
async function expectReadsOnly(
  { server, database }: Standing,
  cookie: string,
  snooze: string,
): Promise<void> {
  const asPerson = { cookie, origin: server.url, 'content-type': 'application/json' };
  let isRefused = false;
  const act = fetch(snooze, { method: 'POST', headers: asPerson, body: JSON.stringify(SNOOZE) }).finally(
    () => (isRefused = true),
  );
  for (const path of ['/healthz', '/sign-in', '/api/console/v1/overview'])
    expect((await fetch(`${server.url}${path}`, { headers: { cookie } })).status, path).toBe(200);
  expect(isRefused).toBe(false);
  const answer = await act;
  expect([answer.status, await answer.text()]).toEqual([
    503,
    expect.stringContaining('The database is busy'),
  ]);
  expect(await database.kysely.selectFrom('queue_snooze').selectAll().execute()).toEqual([]);
}

/** Whoever asks for what needs the database is told that it does not answer; the process itself says that it is there. */
async function expectPlainAnswers({ server }: Standing, cookie: string): Promise<void> {
  const asked = ['/sign-in', '/api/console/v1/overview', '/readyz'].map(async (path) => {
    const answer = await fetch(`${server.url}${path}`, { headers: { cookie }, redirect: 'manual' });
    return [answer.status, await answer.text()];
  });
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const silent = [503, expect.stringContaining('The database does not answer.')];
  expect(await Promise.all(asked)).toEqual([silent, silent, silent]);
}

for (const [kind, stand] of [
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)
  test(`a database (${kind}) that stands still for half a minute`, async ({ browser }) => {
    const standing = await stand();
    const { server, database } = standing;
    try {
      await createAlert(
        { database, clock: systemClock },
        { name: NAME, model_controller_type: 'grant_request', alert_trigger_type: 'Filter' },
        systemActor,
      );
      await save(standing, 3);
      const session = await browserSession(server.url);
      const { page, stale, tile } = await openScreens(browser, standing, session);
      await expect(tile).toContainText('3');
      await expect(stale).toBeHidden();
      const { queues } = (await session.get('/overview')) as { queues: { id: string }[] };

      await standing.stall();
      const began = Date.now();
      if (kind === 'SQLite')
        await expectReadsOnly(
          standing,
          session.cookie,
          `${server.url}/api/console/v1/queues/${queues[0]?.id}/snooze`,
        );
      else await expectPlainAnswers(standing, session.cookie);
      // A screen believes its figures for half a minute, where something still answers.
      await expect(stale).toBeVisible({ timeout: 60_000 });
      const old =
        kind === 'SQLite'
          ? page.getByRole('gridcell', { name: 'Unknown' })
          : page.getByText('Not up to date');
      await expect(old.first()).toBeVisible({ timeout: 90_000 });
      await expect.poll(() => Date.now() - began, { timeout: 60_000 }).toBeGreaterThan(30_000);

      await standing.goOn();
      await expect(stale).toBeHidden({ timeout: 60_000 });
      await expect(old).toHaveCount(0, { timeout: 60_000 });
      await save(standing, 4);
      await expect(tile).toContainText('7');
      await expect.poll(() => entered(session)).toBe(7);
    } finally {
      await standing.end();
    }
  });
