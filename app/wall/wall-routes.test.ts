import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { addToken } from '@/lib/auth/tokens/add-token';
import { makeAnswerRoom } from '@/lib/domain/answer-room';
import { cliActor } from '@/lib/domain/actor';
import { makeWallGet } from '@/lib/http/wall-handle';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { TEST_ORIGIN } from '@/lib/testing/auth';

it('the routes of the wall read, and nothing else', async () => {
  const folder = path.resolve(import.meta.dirname, '../api/wall');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'route.ts',
  );
  expect(files).not.toEqual([]);
  for (const file of files) {
    const exported: Readonly<Record<string, unknown>> = await import(
      /* @vite-ignore */ path.join(folder, file)
    );
    expect(Object.keys(exported).toSorted(), `${file}`).toEqual(['GET', 'dynamic']);
    // Made by the handler of the wall, which takes no input, and not by that of the console.
    expect(exported['GET']).toHaveProperty('answer');
    expect(exported['GET']).not.toHaveProperty('route');
  }
});

it('a route of the wall answers no more than its schema names, and is given nothing but what is picked for it', async () => {
  const runtime = await serveRuntime('sqlite');
  const { secret } = await addToken(
    { ...runtime.auth, actor: cliActor },
    { kind: 'kiosk', name: 'Hall', role: null },
  );
  const wallGet = makeWallGet(() => Promise.resolve({ auth: runtime.auth, count: () => 3 }), {
    explain: () => undefined,
  });
  let given: object = {};
  const route = wallGet(z.object({ count: z.number() }), (context) => {
    given = context;
    const more = { count: context.count(), payload: 'a record' };
    return Promise.resolve(more);
  });
  const headers = { authorization: `Bearer ${secret}` };
  const response = await route(new Request(`${TEST_ORIGIN}/api/wall/v1/x`, { headers }));
  expect(await response.json()).toEqual({ count: 3 });
  expect(Object.keys(given)).toEqual(['count']);
});

it('long answers of the wall are a few at once of a link, until they were read', async () => {
  const runtime = await serveRuntime('sqlite');
  const ctx = { ...runtime.auth, actor: cliActor };
  const { secret } = await addToken(ctx, { kind: 'kiosk', name: 'Hall', role: null });
  const auth = { ...runtime.auth, answerRoom: makeAnswerRoom({ each: 700_000, all: 10_000_000 }) };
  const wallGet = makeWallGet(() => Promise.resolve({ auth }), { explain: () => undefined });
  const text = 'x'.repeat(300_000);
  const route = wallGet(z.object({ text: z.string() }), () => Promise.resolve({ text }));
  const headers = { authorization: `Bearer ${secret}` };
  const ask = () => route(new Request(`${TEST_ORIGIN}/api/wall/v1/x`, { headers }));
  const [first, second, third] = [await ask(), await ask(), await ask()];
  expect([first.status, second.status, third.status]).toEqual([200, 200, 429]);
  expect([third.headers.get('retry-after'), await third.json()]).toEqual([
    '5',
    expect.objectContaining({ code: 'too-many-requests' }),
  ]);
  expect(await first.json()).toEqual({ text });
  expect((await ask()).status).toBe(200);
});
