import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { createApplication, runCli } from '../lib/testing/cli';
import { freePort } from '../lib/testing/free-port';
import { runOnPostgres } from '../lib/testing/postgres-admin';
import { startPostgres } from '../lib/testing/postgres-server';
import { markedSettings } from '../lib/testing/given-settings';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, TEST_ADMIN } from '../lib/testing/server-process';
import { expectNoCanary, marked, markedKey } from '../lib/testing/canary';
import { openQueue, signIn } from './console-page';
import { test } from './test';

const KEY = markedKey('2');

/** Starts the program with settings it must refuse, and gives back what it said. */
function refusedStart(env: Readonly<Record<string, string>>): { status: number | null; said: string } {
  const result = spawnSync(process.execPath, ['--import', 'tsx', 'bin/start.ts'], {
    env: { ...process.env, ...markedSettings(env) },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expectNoCanary(`${result.stdout}\n${result.stderr}`);
  return { status: result.status, said: result.stderr };
}

/** The status and `Allow` of a TRACE, which `fetch` refuses to send. */
async function traceStatus(url: string): Promise<[number | undefined, string | undefined]> {
  const [answer] = (await once(request(url, { method: 'TRACE' }).end(), 'response')) as [IncomingMessage];
  answer.resume();
  return [answer.statusCode, answer.headers.allow];
}

test('refuses wrong settings with a sentence each, and no stack', () => {
  const { status, said } = refusedStart({
    PORT: 'eighty',
    APP_URL: 'not a url',
    DATABASE_URL: 'mysql://x',
    ADMIN_EMAIL: 'a@example.org',
    ADMIN_PASSWORD: '',
  });
  expect(status).toBe(1);
  expect(said).toContain('PORT must be a whole number from 1 to 65535.');
  expect(said).toContain('APP_URL must be the address people open');
  expect(said).toContain('DATABASE_URL must start with postgres://');
  expect(said).toContain('ADMIN_EMAIL and ADMIN_PASSWORD go together');
  expect(said).not.toContain('    at ');
});

test('refuses a folder, an address and a database that cannot be used with a sentence, and no stack', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-unusable-'));
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  const secrets = { NEXTAUTH_SECRET: KEY, ENCRYPTION_KEY: KEY };
  const cases: readonly (readonly [Record<string, string>, string])[] = [
    [{ DATA_DIR: file }, 'cannot be used: it is no folder'],
    [{ DATA_DIR: '/proc/none/data' }, 'The folder /proc/none/data cannot be used'],
    [{ DATA_DIR: folder, DATABASE_URL: `file:${folder}` }, 'The database cannot be used'],
    [
      { ...secrets, DATABASE_URL: `postgres://u:${marked('hidden')}@127.0.0.1:1/x` },
      'The database cannot be used',
    ],
    [{ DATA_DIR: folder, HOST: '203.0.113.7' }, 'cannot listen on HOST 203.0.113.7'],
  ];
  try {
    for (const [env, sentence] of cases) {
      const { status, said } = refusedStart({ PORT: String(await freePort()), ...env });
      expect([env, status]).toEqual([env, 1]);
      expect(said).toContain(sentence);
      expect(said).not.toContain('    at ');
      expect(said).not.toContain('hidden');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('needs both secrets on PostgreSQL', () => {
  const { status, said } = refusedStart({
    DATABASE_URL: 'postgres://localhost:1/x',
    NEXTAUTH_SECRET: '',
    ENCRYPTION_KEY: '',
  });
  expect(status).toBe(1);
  expect(said).toContain('NEXTAUTH_SECRET and ENCRYPTION_KEY must be set with PostgreSQL');
});

test('keeps its secrets with mode 600, ends at once on SIGTERM, and refuses another key afterwards', async () => {
  const server = await startServer();
  try {
    for (const name of ['encryption-key', 'nextauth-secret', 'console.db', 'console.db-wal']) {
      expect((await stat(path.join(server.dataDir, name))).mode & 0o777).toBe(0o600);
    }
    const health = await fetch(`${server.url}/healthz`);
    expect(await health.json()).toEqual({ status: 'ok' });
    // Proxies keep an idle connection for 60 s: one that ends sooner loses the request that is being sent on it.
    expect(health.headers.get('keep-alive')).toBe('timeout=75');
    expect((await fetch(`http://localhost:${server.port}/readyz`)).status).toBe(200);
    for (const broken of ['/api/rest/v2/%ff', '/poll/client/1/uuid/queue/%E0%A4%A']) {
      const answer = await fetch(`${server.url}${broken}`);
      expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 400 } }]);
    }
    for (const nothing of [
      '/api/rest',
      '/api/rest/v2',
      '/oauth',
      '/oauth/tokenx',
      '/poll',
      '/poll/client/1/x',
    ]) {
      const answer = await fetch(`${server.url}${nothing}`);
      expect([nothing, answer.status, await answer.json()]).toMatchObject([
        nothing,
        404,
        { error: { code: 404 } },
      ]);
    }
    const problem = await fetch(`${server.url}/api/console/v1/queues/%ff`);
    expect([problem.status, problem.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    const query = await fetch(`${server.url}/api/rest/v2/organization?data=%7B%22name%22%3A%22a%ff%22%7D`, {
      method: 'POST',
    });
    expect(query.status).toBe(400);
    expect(await traceStatus(`${server.url}/poll/client/1/uuid/queue/x`)).toEqual([405, 'GET']);
    expect(await traceStatus(`${server.url}/healthz`)).toEqual([405, undefined]);
    const { tookMs, code } = await server.terminate();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(5000);
    const { status, said } = refusedStart({
      DATA_DIR: server.dataDir,
      ENCRYPTION_KEY: KEY,
      PORT: String(await freePort()),
    });
    expect(status).toBe(1);
    expect(said).toContain('ENCRYPTION_KEY is not the key this database was first started with');
  } finally {
    await server.dispose();
  }
});

test('SIGTERM to `npm start` ends the program too', async () => {
  const server = await startServer({ byNpm: true });
  try {
    await server.terminate();
    await expect
      .poll(
        () =>
          fetch(`${server.url}/healthz`).then(
            () => 'answers',
            () => 'gone',
          ),
        { timeout: 5000 },
      )
      .toBe('gone');
  } finally {
    await server.dispose();
  }
});

test('the command line makes accounts and applications, and says plainly what is wrong', async ({ page }) => {
  const server = await startServer();
  try {
    const words = [
      'user',
      'create',
      '--email',
      'Vera@Example.org',
      '--role',
      'viewer',
      '--password-stdin',
      '--json',
    ];
    const made = runCli(server.dataDir, words, { input: `${marked('seven green bicycles')}\n` });
    expect(JSON.parse(made.stdout)).toMatchObject({ email: 'vera@example.org', role: 'viewer' });
    const again = runCli(server.dataDir, words, { input: `${marked('seven green bicycles')}\n` });
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('has an account already. Nothing was changed.');
    const weak = runCli(
      server.dataDir,
      ['user', 'create', '--email', 'x@example.org', '--role', 'viewer', '--password-stdin'],
      { input: 'short' },
    );
    expect(weak.status).toBe(1);
    expect(weak.stdout).toBe('');
    expect(JSON.parse(runCli(server.dataDir, ['migrate', '--json']).stdout)).toEqual({
      applied: [],
      copy: null,
    });
    await signIn(page, server.url, { email: 'vera@example.org', password: marked('seven green bicycles') });
    await expect(page.getByText('Only an admin may load it')).toBeVisible();
    const refused = await page.request.post(`${server.url}/api/console/v1/sample-data`, {
      headers: { Origin: server.url },
      data: {},
    });
    expect(refused.status()).toBe(403);
    const vera = ['--email', 'VERA@example.org', '--json'];
    const signedOut = runCli(server.dataDir, ['user', 'sign-out', ...vera]);
    expect(JSON.parse(signedOut.stdout)).toEqual({ email: 'VERA@example.org', sessions_ended: 1 });
    expect((await page.request.get(`${server.url}/api/console/v1/overview`)).status()).toBe(401);
    expect(runCli(server.dataDir, ['user', 'disable', ...vera]).status).toBe(0);
    const listed = JSON.parse(runCli(server.dataDir, ['user', 'list', '--json']).stdout);
    expect(listed).toMatchObject({
      users: [{ email: 'vera@example.org', role: 'viewer', disabled: true }, { role: 'admin' }],
    });
    const lastAdmin = runCli(server.dataDir, ['user', 'disable', '--email', TEST_ADMIN.email]);
    expect([lastAdmin.status, lastAdmin.stderr]).toEqual([1, expect.stringContaining('is the last admin')]);
    expect(runCli(server.dataDir, ['user', 'sign-out', '--email', 'x@example.org']).stderr).toContain(
      'There is no account of "x@example.org". Nothing was changed.',
    );
  } finally {
    await server.dispose();
  }
});

test('says that a kept secret is damaged, and leaves it alone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-settings-'));
  try {
    await writeFile(path.join(folder, 'encryption-key'), 'damaged\n');
    const { status, said } = refusedStart({ DATA_DIR: folder, PORT: String(await freePort()) });
    expect(status).toBe(1);
    expect(said).toContain('encryption-key');
    expect(await readFile(path.join(folder, 'encryption-key'), 'utf8')).toBe('damaged\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('serves from PostgreSQL with the same code', async ({ page }) => {
  test.setTimeout(120_000);
  const postgres = await startPostgres();
  await runOnPostgres(`${postgres.baseUrl}/postgres`, 'create database console');
  const env = {
    DATABASE_URL: `${postgres.baseUrl}/console`,
    ENCRYPTION_KEY: KEY,
    NEXTAUTH_SECRET: KEY,
    SAMPLE_INTERVAL: '1',
  };
  const server = await startServer({ env });
  try {
    const application = JSON.parse(
      runCli(server.dataDir, ['oauth-client', 'create', '--name', 'Test', '--json'], { env }).stdout,
    ) as { client_id: string; client_secret: string };
    const client = await makeRestClient(server.url, {
      clientId: application.client_id,
      clientSecret: application.client_secret,
    });
    await client.create('alert', {
      name: 'On PostgreSQL',
      model_controller_type: 'program',
      alert_trigger_type: 'Filter',
    });
    await client.create('program', { name: 'One' });
    await signIn(page, server.url);
    await expect(page.getByRole('row', { name: /On PostgreSQL/ })).toBeVisible();
    await openQueue(page, /On PostgreSQL/);
    await page.getByRole('button', { name: 'Process', exact: true }).click();
    await expect(page.getByRole('region', { name: 'State of the queue' })).toContainText('Open job');
  } finally {
    await server.dispose();
    await postgres.stop();
  }
});

test('a page that is open says so when the server is killed, and goes on when it is back', async ({
  page,
}) => {
  const first = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
  const client = await makeRestClient(first.url, createApplication(first.dataDir));
  await client.create('alert', {
    name: 'Survivor',
    model_controller_type: 'program',
    alert_trigger_type: 'Filter',
  });
  await client.create('program', { name: 'One' });
  await signIn(page, first.url);
  const row = page.getByRole('row', { name: /Survivor/ });
  await expect(row).toBeVisible();
  await first.kill();
  await expect(page.getByText('Not up to date', { exact: false })).toBeVisible();
  await expect(row).toBeVisible();
  const second = await startServer({ dataDir: first.dataDir, port: first.port });
  try {
    await expect(page.getByText('Not up to date', { exact: false })).toBeHidden();
    await expect(row).toBeVisible();
  } finally {
    await second.dispose();
  }
});
