import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { testAuth, TEST_ORIGIN } from '@/lib/testing/auth';
import { testDatabase } from '@/lib/testing/database';
import { makeHandle } from './handle';

const RESULT = { queues: Array.from({ length: 500 }, (_one, index) => ({ name: `Queue ${index}` })) };

async function ask(init: RequestInit): Promise<Response> {
  const { database } = await testDatabase('sqlite');
  const handle = makeHandle(async () => ({ auth: testAuth(database) }), { explain: () => undefined });
  const route = handle({ action: 'public' }, async () => RESULT);
  const headers = { origin: TEST_ORIGIN, 'accept-encoding': 'gzip, br' };
  const request = new Request(`${TEST_ORIGIN}/api/console/v1/things`, { ...init, headers });
  return route(request, { params: Promise.resolve({}) });
}

it('what is read is compressed', async () => {
  const response = await ask({ method: 'GET' });
  expect(response.headers.get('x-body-encoding')).toBe('gzip');
  const body = Buffer.from(await response.arrayBuffer());
  expect(body.length).toBeLessThan(JSON.stringify(RESULT).length / 3);
  expect(JSON.parse(gunzipSync(body).toString())).toEqual(RESULT);
});

it('what an act answers is not: its length must tell nothing of a secret in it', async () => {
  const response = await ask({ method: 'POST' });
  expect(response.headers.get('x-body-encoding')).toBeNull();
  expect(await response.json()).toEqual(RESULT);
});
