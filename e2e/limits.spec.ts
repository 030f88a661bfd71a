import { expect } from '@playwright/test';
import { openDatabase } from '../lib/db/database';
import { browserSession } from '../lib/testing/browser-session';
import { marked } from '../lib/testing/canary';
import { createApplication, runCli } from '../lib/testing/cli';
import { startFakeSite } from '../lib/testing/fake-site/server';
import { HURRY } from '../lib/testing/hurry';
import { insertManyQueues } from '../lib/testing/many-queues';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { connectSlowly, halfOf, headOf } from '../lib/testing/slow-client';
import { test } from './test';
import { QUEUE_ID, QUEUE_UUID, trackQueue } from './fake-fluxx';

const IMPORTS = '/api/console/v1/imports?model=program&name=programs.csv';
const FILE = 'name\nOne\nTwo\n';
/** With 1,000 records some 30 MB: more than the systems of both sides hold of a connection. */
const NOTE = 'Long words about a grant and what it is for. '.repeat(700);
/** For what ends a connection after a limit on a busy machine. */
const SOON = { timeout: 30_000 };

const asPerson = (server: ServerProcess, cookie: string) => ({
  Cookie: cookie,
  Origin: server.url,
  'Content-Type': 'application/json',
});

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function works(server: ServerProcess): Promise<void> {
  const began = performance.now();
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(5_000);
}

test('who sends slowly is answered 408 in the shape of the address and cut off; others are served', async () => {
  const server = await startServer({ hurried: true });
  try {
    const { cookie } = await browserSession(server.url);
    const { token } = await makeRestClient(server.url, createApplication(server.dataDir));
    const shapes = [
      [
        { path: '/api/console/v1/alerts', headers: asPerson(server, cookie) },
        'application/problem+json',
        '"code":"too-slow"',
      ],
      [
        { path: '/api/auth/callback/credentials', headers: asPerson(server, cookie) },
        'application/problem+json',
        '"code":"too-slow"',
      ],
      [
        { path: '/api/rest/v2/program', headers: { Authorization: `Bearer ${token}` } },
        'application/json; charset=utf-8',
        '{"error":{"code":408,"message":"The request did not arrive whole',
      ],
      [
        { path: '/oauth/token' },
        'application/json; charset=utf-8',
        '{"error":"invalid_request","error_description":"The request did not arrive whole',
      ],
    ] as const;
    for (const [half, type, said] of shapes) {
      const client = await connectSlowly(server.port, halfOf(half));
      await works(server);
      const answer = await client.untilClosed();
      expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
      expect(answer).toContain(`content-type: ${type}\r\n`);
      expect(answer).toMatch(/\r\nx-request-id: [\w-]{8,}\r\n/);
      expect(answer).toMatch(/\r\nconnection: close\r\n/i);
      expect(answer).toContain(said);
    }
    for (const beginning of ['', 'POST /api/console/v1/alerts HTTP/1.1\r\nHost: x']) {
      const answer = await (await connectSlowly(server.port, beginning)).untilClosed();
      expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
      expect(answer).toContain('The headers of the request did not arrive in time.');
    }
    const action = { method: 'POST', headers: { 'Next-Action': 'none' }, body: 'x' };
    const refused = await fetch(`${server.url}/sign-in`, action);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('no server actions'),
    ]);
    await works(server);
    for (const noise of ['ERR_', 'Error:']) expect(server.output()).not.toContain(noise);
  } finally {
    await server.dispose();
  }
});

test('only who may import has the time of a file; it ends too', async () => {
  const server = await startServer({ hurried: true });
  try {
    const { email, password } = { email: 'vera@example.org', password: marked('seven green bicycles') };
    runCli(server.dataDir, ['user', 'create', '--email', email, '--role', 'viewer', '--password-stdin'], {
      input: password,
    });
    const { cookie } = await browserSession(server.url);
    const viewer = await browserSession(server.url, { email, password });
    const upload = (headers: Record<string, string>) =>
      connectSlowly(
        server.port,
        headOf('POST', IMPORTS, { ...headers, 'Content-Length': String(FILE.length) }) + FILE.slice(0, 6),
      );
    const began = performance.now();
    const admin = await upload(asPerson(server, cookie));
    const never = await upload(asPerson(server, cookie));
    const others = [await upload({ Origin: server.url }), await upload(asPerson(server, viewer.cookie))];
    const [stranger, viewers] = await Promise.all(others.map((other) => other.untilClosed()));
    expect(stranger).toMatch(/^HTTP\/1\.1 401 /);
    expect(viewers).toMatch(/^HTTP\/1\.1 403 /);
    expect(performance.now() - began).toBeLessThan(HURRY.fileMs);
    await passed(Math.max(0, HURRY.requestMs * 1.5 - (performance.now() - began)));
    expect(admin.answered()).toBe('');
    admin.socket.write(FILE.slice(6));
    await expect.poll(() => admin.answered(), SOON).toContain('"fileName":"programs.csv"');
    expect(admin.answered()).toMatch(/^HTTP\/1\.1 200 /);
    admin.socket.destroy();
    expect(await never.untilClosed()).toMatch(/^HTTP\/1\.1 408 /);
    const session = await browserSession(server.url);
    const kept = async () => {
      const { imports } = (await session.get('/imports?model=program')) as { imports: unknown[] };
      return imports.length;
    };
    // Nothing of the other is kept.
    await expect.poll(kept, SOON).toBe(1);
  } finally {
    await server.dispose();
  }
});

test('who takes nothing of an answer is cut off, who takes it slowly gets it whole, and memory is bounded', async () => {
  test.setTimeout(240_000);
  const server = await startServer({ hurried: true, unwatched: true, env: { LOG_LEVEL: 'info' } });
  const site = await startFakeSite();
  try {
    await trackQueue(server, site);
    const queue = site.queue(QUEUE_UUID);
    queue.note = NOTE;
    queue.add(1000);
    const session = await browserSession(server.url);
    const { job } = await session.process(QUEUE_ID);
    const path = `/api/console/v1/jobs/${job.id}/payload`;
    const whole = (await session.getText(`/jobs/${job.id}/payload`)).length;
    const text = headOf('GET', path, { ...asPerson(server, session.cookie), Connection: 'close' });
    const before = await residentBytes(server);
    const stuck = await Promise.all(
      Array.from({ length: 20 }, () => connectSlowly(server.port, text, { reads: false })),
    );
    const slow = await connectSlowly(server.port, text, { reads: false });
    let taken = 0;
    for await (const piece of slow.socket) {
      taken += (piece as Buffer).length;
      await passed(2);
    }
    expect(taken).toBeGreaterThan(whole);
    await expect.poll(() => cutOff(server), SOON).toBe(stuck.length);
    expect((await residentBytes(server)) - before).toBeLessThan(150 * 1024 * 1024);
    stuck.forEach(({ socket }) => socket.destroy());
    await works(server);
  } finally {
    await server.dispose();
    await site.stop();
  }
});

/** Answers of a payload that broke off, by the log. */
function cutOff(server: ServerProcess): number {
  return server
    .output()
    .split('\n')
    .filter((line) => line.includes('/payload"') && line.includes('"aborted":true')).length;
}

async function residentBytes(server: ServerProcess): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

test('a stream that nobody reads is cut off, and one that waits for news lives', async () => {
  const server = await startServer({
    hurried: true,
    env: { LOG_LEVEL: 'info', SAMPLE_INTERVAL: '3600', SITE_READ_INTERVAL: '86400' },
  });
  const database = openDatabase({ kind: 'sqlite', file: `${server.dataDir}/console.db` });
  try {
    await insertManyQueues(database, 4000, Date.now());
    const { cookie } = await browserSession(server.url);
    const text = headOf('GET', '/api/console/v1/live', asPerson(server, cookie));
    const reader = await connectSlowly(server.port, text);
    await expect.poll(() => reader.answered(), SOON).toContain('event: hello');
    await connectSlowly(server.port, text, { reads: false });
    await passed(HURRY.readerMs * 2);
    expect(reader.socket.destroyed).toBe(false);
    const isCut = () =>
      server
        .output()
        .split('\n')
        .some((line) => line.includes('/live"') && line.includes('"aborted":true'));
    for (let round = 1; !isCut() && round < 60; round += 1) {
      const name = String(round % 10).repeat(200);
      const seen = reader.answered().length;
      await database.kysely.updateTable('queue').set({ name }).execute();
      await expect.poll(() => reader.answered().length - seen, SOON).toBeGreaterThan(4000 * name.length);
    }
    expect(isCut()).toBe(true);
    expect(reader.socket.destroyed).toBe(false);
    await works(server);
  } finally {
    await database.close();
    await server.dispose();
  }
});
