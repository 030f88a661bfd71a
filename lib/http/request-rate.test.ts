import { expect, it } from 'vitest';
import { addPerson, headersOf, testAuth, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { makeHandle } from './handle';

const ADDRESS = `${TEST_ORIGIN}/api/console/v1/things`;
const noParams = { params: Promise.resolve({}) };

describeOnEachDatabase('requests a minute', (kind) => {
  it('are limited for each person, and for strangers at an address, with the time to wait', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database, { requestsPerMinute: 2 });
    const handle = makeHandle(async () => ({ auth }), { explain: () => undefined });
    const known = handle({ action: 'signed-in' }, async () => ({}));
    const open = handle({ action: 'public' }, async () => ({}));
    await addPerson(auth, 'ada@example.org', 'viewer');
    await addPerson(auth, 'bob@example.org', 'admin');
    const ask = async (route: typeof known, headers: Record<string, string>) =>
      route(new Request(ADDRESS, { headers }), noParams);
    const ada = await headersOf(auth, 'ada@example.org');
    const statuses = [await ask(known, ada), await ask(known, ada), await ask(known, ada)].map(
      (answer) => answer.status,
    );
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await ask(known, ada);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await ask(known, await headersOf(auth, 'bob@example.org'))).status).toBe(200);
    const here = { 'x-forwarded-for': '198.51.100.1' };
    for (const status of [200, 200, 429]) expect((await ask(open, here)).status).toBe(status);
    expect((await ask(open, { 'x-forwarded-for': '198.51.100.2' })).status).toBe(200);
  });
});
