import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { startFakeSite } from '../lib/testing/fake-site/server';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { connectSlowly, headOf, type SlowClient } from '../lib/testing/slow-client';
import { poll, QUEUE_UUID, trackQueue } from './fake-fluxx';
import { test } from './test';

/** Nothing that could be compressed, so what is held of it is as large as it is: 1,000 records are some 20 MB. */
const NOTE = randomBytes(15_000).toString('base64');
const CALLS = 80;

async function residentBytes(server: ServerProcess): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

const statusOf = (answered: string) => /^HTTP\/1\.1 (\d+) /.exec(answered)?.[1];

test('eighty process calls at once for a large job, by clients that hardly read, take bounded memory, and others are served', async () => {
  const server = await startServer({ unwatched: true });
  const site = await startFakeSite();
  const clients: SlowClient[] = [];
  try {
    await trackQueue(server, site);
    const queue = site.queue(QUEUE_UUID);
    queue.note = NOTE;
    queue.add(1000);
    const words = ['gateway-token', 'create', '--name', 'ERP sync', '--queue', QUEUE_UUID, '--json'];
    const { token } = JSON.parse(runCli(server.dataDir, words).stdout) as { token: string };
    const whole = await (await poll(server, token)).text();
    const before = await residentBytes(server);
    const path = `/poll/client/1/uuid/queue/${QUEUE_UUID}`;
    const head = headOf('GET', path, { Authorization: `Bearer ${token}` });
    for (let call = 0; call < CALLS; call += 1) clients.push(await connectSlowly(server.port, head));
    // As soon as they are given the job they read no further.
    for (const { socket, answered } of clients)
      socket.on('data', () => {
        if (statusOf(answered()) === '200') socket.pause();
      });
    const statuses = () => clients.map(({ answered }) => statusOf(answered()));
    await expect.poll(() => statuses().filter((status) => status !== undefined).length).toBe(CALLS);
    const given = clients.filter(({ answered }) => statusOf(answered()) === '200');
    const refused = clients.filter(({ answered }) => statusOf(answered()) === '429');
    expect([given.length > 10, given.length < 30, given.length + refused.length]).toEqual([
      true,
      true,
      CALLS,
    ]);
    expect(refused[0]?.answered()).toMatch(/\r\nretry-after: 5\r\n/i);
    expect(refused[0]?.answered()).toContain('{"error":{"code":429,"message":"So many large answers');
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect((await residentBytes(server)) - before).toBeLessThan(400_000_000);
    // Whoever goes makes room, and nothing was lost.
    clients.forEach(({ socket }) => socket.destroy());
    await expect.poll(async () => (await poll(server, token)).status).toBe(200);
    expect(await (await poll(server, token)).text()).toBe(whole);
    expect(site.count('process')).toBe(1);
  } finally {
    clients.forEach(({ socket }) => socket.destroy());
    await server.dispose();
    await site.stop();
  }
});
