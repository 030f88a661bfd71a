import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { openDatabase } from '../lib/db/database';
import { browserSession } from '../lib/testing/browser-session';
import { FakeSite } from '../lib/testing/fake-site/server';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_UUID,
  TEST_KEY,
} from '../lib/testing/fake-site/ledger-context';
import { startServer } from '../lib/testing/server-process';
import { test } from './test';

test('SIGTERM lets a call under way come home and keeps what it brings', async () => {
  const site = new FakeSite();
  await site.listen();
  site.queue(QUEUE_UUID).add(3);
  const server = await startServer({ env: { ENCRYPTION_KEY: TEST_KEY.toString('hex') } });
  const database = openDatabase({ kind: 'sqlite', file: `${server.dataDir}/console.db` });
  try {
    await insertSiteAndQueue(ledgerContext(database), site);
    // The console's own ids are UUIDs, and its addresses take no others.
    const queueId = randomUUID();
    await database.kysely
      .updateTable('queue')
      .set({ id: queueId })
      .where('queue_uuid', '=', QUEUE_UUID)
      .execute();
    let letGo = () => {};
    site.failNext('process', { kind: 'hold', until: new Promise((resolve) => (letGo = resolve)) });
    const session = await browserSession(server.url);
    const lost = session.process(queueId).catch((error: unknown) => error);
    await expect.poll(() => site.calls.filter((call) => call.endpoint === 'process').length).toBe(1);
    const ended = server.terminate();
    // The process has been asked to end and no longer listens, but still waits for the answer.
    await expect
      .poll(() =>
        fetch(`${server.url}/healthz`).then(
          () => true,
          () => false,
        ),
      )
      .toBe(false);
    letGo();
    const { code, tookMs } = await ended;
    await lost;
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(30_000);
    const job = await database.kysely
      .selectFrom('job')
      .selectAll()
      .where('queue_id', '=', queueId)
      .executeTakeFirstOrThrow();
    expect(job).toMatchObject({ state: 'open', custody: 'held', record_count: 3 });
  } finally {
    await database.close();
    await server.dispose();
    await site.stop();
  }
});

for (const way of ['exit', 'SIGKILL'] as const)
  test(`a server does not outlive the test that started it, which ends by ${way}`, async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/server-child.ts'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const { pid, dataDir } = JSON.parse(said.toString()) as { pid: number; dataDir: string };
    const isAlive = () => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    try {
      expect(isAlive()).toBe(true);
      if (way === 'exit') child.stdin.end();
      else child.kill(way);
      await expect.poll(isAlive).toBe(false);
    } finally {
      if (isAlive()) process.kill(pid, 'SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    }
  });
