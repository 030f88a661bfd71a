import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { addToken } from '@/lib/auth/tokens/add-token';
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
