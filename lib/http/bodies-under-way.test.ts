import { expect, it } from 'vitest';
import { z } from 'zod';
import { addPerson, headersOf, testAuth, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { makeHandle } from './handle';

const ADDRESS = `${TEST_ORIGIN}/api/console/v1/things`;
const noParams = { params: Promise.resolve({}) };

describeOnEachDatabase('bodies under way', (kind) => {
  it('are limited for each person, until they are answered, and small ones are always taken', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database, { bodyRoom: { each: 900_000, all: 10_000_000 } });
    const handle = makeHandle(async () => ({ auth }), { explain: () => undefined });
    const ends: (() => void)[] = [];
    const route = handle(
      { action: 'signed-in', input: z.object({ text: z.string() }) },
      async ({ input }) => {
        if (input.text === 'small') return {};
        await new Promise<void>((resolve) => ends.push(resolve));
        return {};
      },
    );
    const send = async (headers: Record<string, string>, text: string) =>
      route(
        new Request(ADDRESS, {
          method: 'POST',
          headers: { ...headers, origin: TEST_ORIGIN, 'content-type': 'application/json' },
          body: JSON.stringify({ text }),
        }),
        noParams,
      );
    await addPerson(auth, 'ada@example.org', 'viewer');
    await addPerson(auth, 'bob@example.org', 'viewer');
    const [ada, bob] = [await headersOf(auth, 'ada@example.org'), await headersOf(auth, 'bob@example.org')];
    const large = 'x'.repeat(900_000);
    const underWay = send(ada, large);
    await expect.poll(() => ends.length).toBe(1);
    const refused = await send(ada, large);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await send(ada, 'small')).status).toBe(200);
    const others = send(bob, large);
    await expect.poll(() => ends.length).toBe(2);
    ends.forEach((end) => end());
    expect([(await underWay).status, (await others).status]).toEqual([200, 200]);
    const again = send(ada, large);
    await expect.poll(() => ends.length).toBe(3);
    ends.at(-1)?.();
    expect((await again).status).toBe(200);
  });
});
