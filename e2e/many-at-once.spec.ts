import { expect } from '@playwright/test';
import { browserSession } from '../lib/testing/browser-session';
import { createApplication, runCli } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { test } from './test';

const LARGE = JSON.stringify({ data: { name: 'Large' } }).padEnd(9_900_000);
const SMALL = JSON.stringify({ data: { name: 'Small' } });
const PER_MINUTE = 100;

const times = (count: number, send: () => Promise<Response>) =>
  Promise.all(Array.from({ length: count }, send));

/** How many answers of each status there are. */
function statusesOf(answers: readonly Response[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function residentBytes(server: ServerProcess): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

test('sixty of the largest bodies at once take bounded memory, and another application is answered among them', async () => {
  const server = await startServer({ unwatched: true });
  try {
    const [one, other] = [
      await makeRestClient(server.url, createApplication(server.dataDir)),
      await makeRestClient(server.url, createApplication(server.dataDir)),
    ];
    const send = (token: string, body: string) =>
      fetch(`${server.url}/api/rest/v2/program`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      });
    const before = await residentBytes(server);
    let answered = 0;
    const large = times(60, () => send(one.token, LARGE).finally(() => (answered += 1)));
    await expect.poll(() => answered).toBeGreaterThan(0);
    const small = await send(other.token, SMALL);
    expect([small.status, answered < 60]).toEqual([201, true]);
    const answers = await large;
    const { 201: taken = 0, 429: refused = 0 } = statusesOf(answers);
    expect([taken > 0, refused > 0, taken + refused]).toEqual([true, true, 60]);
    const refusal = answers.find(({ status }) => status === 429);
    expect([refusal?.headers.get('retry-after'), await refusal?.json()]).toEqual([
      '1',
      { error: { code: 429, message: expect.stringContaining('under way') } },
    ]);
    expect((await residentBytes(server)) - before).toBeLessThan(400_000_000);
    // What was refused is taken when it is sent again alone.
    expect((await send(one.token, LARGE)).status).toBe(201);
  } finally {
    await server.dispose();
  }
});

test('five hundred requests at once of one token are held to its limit; somebody else of the same address works on', async () => {
  const server = await startServer({ env: { REQUESTS_PER_MINUTE: String(PER_MINUTE) } });
  try {
    const words = ['api-token', 'create', '--name', 'Program', '--role', 'viewer', '--json'];
    const { token } = JSON.parse(runCli(server.dataDir, words).stdout) as { token: string };
    const person = await browserSession(server.url);
    let answered = 0;
    const flood = times(500, () =>
      fetch(`${server.url}/api/console/v1/overview`, {
        headers: { authorization: `Bearer ${token}` },
      }).finally(() => (answered += 1)),
    );
    await expect.poll(() => answered).toBeGreaterThan(0);
    expect(await person.get('/overview')).toMatchObject({ queues: [] });
    expect(answered).toBeLessThan(500);
    const answers = await flood;
    expect(statusesOf(answers)).toEqual({ 200: PER_MINUTE, 429: 500 - PER_MINUTE });
    const refusal = answers.find(({ status }) => status === 429);
    expect(Number(refusal?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refusal?.json()).toMatchObject({ code: 'too-many-requests' });
    expect(await person.get('/overview')).toMatchObject({ queues: [] });
  } finally {
    await server.dispose();
  }
});
