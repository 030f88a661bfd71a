import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from '@playwright/test';
import { browserSession } from '../lib/testing/browser-session';
import { createApplication, runCli } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { test } from './test';

const LARGE = JSON.stringify({ data: { name: 'Large' } }).padEnd(9_900_000);
const SMALL = JSON.stringify({ data: { name: 'Small' } });
const PER_MINUTE = 100;

interface Answer {
  status: number | undefined;
  retryAfter: string | undefined;
  said: string;
}

/** Asks on a connection of its own, which it would keep: one that a refused body was sent on is closed some time behind the answer. */
function ask(address: string, token = '', body?: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const method = body === undefined ? 'GET' : 'POST';
  const agent = new Agent({ keepAlive: true });
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(address, { method, agent, headers: token === '' ? {} : headers });
    asked.once('error', reject);
    asked.once('response', (response) => {
      const { statusCode: status, headers: given } = response;
      text(response).then((said) => resolve({ status, retryAfter: given['retry-after'], said }), reject);
    });
    asked.end(body);
  }).finally(() => agent.destroy());
}

const times = (count: number, send: () => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, send));

/** How many answers of each status there are. */
function statusesOf(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status = 0 } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function residentBytes(server: ServerProcess): Promise<number> {
  const { said } = await ask(`${server.url}/metrics`);
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(said)?.[1]);
}

test('sixty of the largest bodies at once take bounded memory, and another application is answered among them', async () => {
  test.setTimeout(240_000);
  const server = await startServer({ unwatched: true });
  try {
    const [one, other] = [
      await makeRestClient(server.url, createApplication(server.dataDir)),
      await makeRestClient(server.url, createApplication(server.dataDir)),
    ];
    const send = (token: string, body: string) => ask(`${server.url}/api/rest/v2/program`, token, body);
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
    expect([refusal?.retryAfter, JSON.parse(refusal?.said ?? '')]).toEqual([
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
      ask(`${server.url}/api/console/v1/overview`, token).finally(() => (answered += 1)),
    );
    await expect.poll(() => answered).toBeGreaterThan(0);
    expect(await person.get('/overview')).toMatchObject({ queues: [] });
    expect(answered).toBeLessThan(500);
    const answers = await flood;
    expect(statusesOf(answers)).toEqual({ 200: PER_MINUTE, 429: 500 - PER_MINUTE });
    const refusal = answers.find(({ status }) => status === 429);
    expect(Number(refusal?.retryAfter)).toBeGreaterThan(0);
    expect(JSON.parse(refusal?.said ?? '')).toMatchObject({ code: 'too-many-requests' });
    expect(await person.get('/overview')).toMatchObject({ queues: [] });
  } finally {
    await server.dispose();
  }
});
