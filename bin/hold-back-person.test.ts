import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { addPerson, headersOf, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import { makeHoldBackPerson } from './hold-back-person';

async function serve(kind: DatabaseKind) {
  const { database } = await testDatabase(kind);
  const auth = testAuth(database, { requestsPerMinute: 2 });
  const holdBack = makeHoldBackPerson(async () => ({ auth }));
  const server = createServer((request, response) => {
    void holdBack(request, response).then((held) => held || response.end('let through'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  await addPerson(auth, 'ada@example.org', 'viewer');
  await addPerson(auth, 'bob@example.org', 'viewer');
  return {
    auth,
    ask: (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers }),
  };
}

describeOnEachDatabase('pages', (kind) => {
  it('count for the person, by whichever session and from wherever, and say so plainly', async () => {
    const { auth, ask } = await serve(kind);
    const [here, there] = [
      await headersOf(auth, 'ada@example.org'),
      await headersOf(auth, 'ada@example.org'),
    ];
    expect((await ask('/', here)).status).toBe(200);
    expect((await ask('/settings/people', { ...there, 'x-forwarded-for': '198.51.100.7' })).status).toBe(200);
    const held = await ask('/queues/1', here);
    expect([held.status, held.headers.get('content-type')]).toEqual([429, 'text/plain; charset=utf-8']);
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await held.text()).toContain('nothing was changed');
    expect((await ask('/', await headersOf(auth, 'bob@example.org'))).status).toBe(200);
  });

  it('of strangers, and what counts for itself, are counted elsewhere', async () => {
    const { auth, ask } = await serve(kind);
    const ada = await headersOf(auth, 'ada@example.org');
    for (let count = 0; count < 4; count += 1) {
      expect((await ask('/api/console/v1/overview', ada)).status).toBe(200);
      expect((await ask('/sign-in')).status).toBe(200);
      expect((await ask('/', { cookie: 'fluxx-alert-console.session=made-up' })).status).toBe(200);
    }
  });
});
