import { expect } from '@playwright/test';
import { assert, asyncProperty } from 'fast-check';
import { z } from 'zod';
import { browserSession } from '../lib/testing/browser-session';
import { pageFiles, routeFiles } from '../lib/testing/authorisation/find-routes';
import { requestTo, routesOf, type FuzzedRequest, type FuzzedRoute } from '../lib/testing/fuzz/requests';
import { openStored, type Stored } from '../lib/testing/fuzz/stored-in';
import { createApplication, runCli } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer } from '../lib/testing/server-process';
import { test } from './test';

/** Requests to each route; more by FUZZ_RUNS. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? '18');
const overview = z.object({
  queues: z.array(
    z.object({ id: z.string(), queueUuid: z.string(), openJob: z.object({ id: z.string() }).nullable() }),
  ),
});

/** A token as its command gives it. */
function tokenOf(dataDir: string, words: readonly string[]): string {
  const { stdout } = runCli(dataDir, [...words, '--name', 'Fuzz', '--json']);
  return /\bf(?:xa|xk|ac_gw)_[\w-]{40,}/.exec(stdout)?.[0] ?? '';
}

async function answerTo(url: string, asked: FuzzedRequest): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}${asked.address}`, {
    method: asked.method,
    headers: asked.headers,
    redirect: 'manual',
    ...(asked.body !== undefined && { body: asked.body }),
  });
  return { status: response.status, text: await textOf(response) };
}

/** Of a stream that goes on for ever, what it begins with. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const beginning = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(beginning?.value);
}

/** A line of a stack, a query, or a path of the program. */
const INSIDES = /\n\s+at .+:\d+:\d+|node_modules|SQLITE_|select \* from|ECONNREFUSED/;

/** The built-in site's, the console's and the way in have their own: documents, and the list below. */
const TOLD_ELSEWHERE = /^\/(?:api\/(?:auth|console\/v1|rest)|poll|oauth)\//;

/** Every page and route of the program that no document tells of, from its files, and an address with nothing at it. */
const ADDRESSES = [...pageFiles(), ...routeFiles()]
  .map(({ address }) => address)
  .filter((address) => !TOLD_ELSEWHERE.test(address) || address.endsWith('openapi.json'))
  .map((address) => address.replaceAll(/\[[^\]]+\]/g, '{x}'));

const OTHERS: readonly FuzzedRoute[] = [
  ...['csrf', 'session', 'signin', 'callback/credentials', 'openid/callback', '{x}'].map((end) =>
    get(`/api/auth/${end}`),
  ),
  ...['callback/credentials', 'signout', 'openid/start', '{x}/{y}'].map((end) => ({
    ...get(`/api/auth/${end}`),
    method: 'POST',
    bodyKeys: ['email', 'password', 'csrfToken', 'callbackUrl'],
  })),
  ...['/{x}', ...new Set(ADDRESSES)].map(get),
];

function get(address: string): FuzzedRoute {
  return {
    method: 'GET',
    path: address,
    bodyKeys: [],
    queryKeys: ['callbackUrl', 'state', 'code', 'error', 'find', 'record', 'q', 'hours', 'by'],
  };
}

test('whatever is sent to any route, it answers plainly and changes nothing', async () => {
  test.setTimeout(600_000);
  const server = await startServer({ env: { SAMPLE_INTERVAL: '3600', SITE_READ_INTERVAL: '3600' } });
  try {
    expect(runCli(server.dataDir, ['sample-data', 'load']).status).toBe(0);
    const session = await browserSession(server.url);
    const application = createApplication(server.dataDir);
    const { queues } = overview.parse(JSON.parse(await session.getText('/overview')));
    const ids = [
      '1',
      'grant_request',
      application.clientId,
      ...queues.slice(0, 3).flatMap(({ id, queueUuid, openJob }) => [id, queueUuid, openJob?.id ?? '2']),
    ];
    const people = { ids, cookie: session.cookie, origin: server.url };
    const person = {
      ...people,
      bearers: [
        tokenOf(server.dataDir, ['api-token', 'create', '--role', 'operator']),
        tokenOf(server.dataDir, ['kiosk', 'create']),
      ],
    };
    const queue = queues[0]?.queueUuid ?? '';
    const program = {
      ...people,
      cookie: '',
      bearers: [
        (await makeRestClient(server.url, application)).token,
        tokenOf(server.dataDir, ['gateway-token', 'create', '--queue', queue]),
      ],
    };
    expect([...person.bearers, ...program.bearers]).not.toContain('');
    // That an integration came for the first time is noted, whatever it is answered.
    await fetch(`${server.url}/poll/client/1/uuid/queue/${queue}`, {
      headers: { authorization: `Bearer ${program.bearers[1]}` },
    });
    const console = routesOf(JSON.parse(await session.getText('/openapi.json')), '/api/console/v1');
    const builtIn = routesOf(await (await fetch(`${server.url}/openapi.json`)).json(), '');
    expect(console.length + builtIn.length).toBeGreaterThan(90);
    const stored = openStored(server.dataDir);
    await stored.stopSweeps();
    const at = { url: server.url, stored };
    // The console's own may by chance take an application's secret or a token away.
    for (const [routes, known] of [
      [builtIn, program],
      [console, person],
      [OTHERS, person],
    ] as const)
      for (const route of routes)
        await test.step(`${route.method} ${route.path}`, () => fuzz(at, route, known));
    await stored.close();
  } finally {
    await server.dispose();
  }
});

async function fuzz(
  server: { url: string; stored: Stored },
  route: FuzzedRoute,
  known: Parameters<typeof requestTo>[1],
): Promise<void> {
  const { stored } = server;
  const before = await stored.everything();
  let settings = await stored.settings();
  // A poll call is a GET that takes records.
  const isRead = route.method === 'GET' && !route.path.startsWith('/poll/');
  let accepted = 0;
  let passed = 0;
  await assert(
    asyncProperty(requestTo(route, known), async (asked) => {
      const { status, text } = await answerTo(server.url, asked);
      const what = `${asked.method} ${asked.address.slice(0, 200)}: ${text.slice(0, 300)}`;
      expect(status, what).toBeLessThan(500);
      expect(text).not.toMatch(INSIDES);
      const after = await stored.settings();
      if (status >= 400 || isRead) expect(after, what).toBe(settings);
      settings = after;
      if (status < 400) accepted += 1;
      if (![401, 403, 415].includes(status)) passed += 1;
    }),
    { numRuns: RUNS },
  );
  // Else nothing was tried but the door; behind the others is the way in itself, or a page.
  if (!OTHERS.includes(route)) expect(passed, `${route.method} ${route.path}`).toBeGreaterThan(0);
  if (accepted === 0 || isRead)
    expect(await stored.everything(), `${route.method} ${route.path}`).toBe(before);
}
