import { createHook } from 'node:async_hooks';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { board, kioskCookieOf, openKioskLink, withKioskLink } from '@/lib/testing/kiosk-board';
import { insertManyQueues } from '@/lib/testing/many-queues';

const SCREENS = 100;

/** How often something was compressed from now on. */
function countCompressions(): () => number {
  let count = 0;
  const hook = createHook({
    init(_id, type) {
      if (type === 'ZLIB') count += 1;
    },
  });
  hook.enable();
  onTestFinished(() => void hook.disable());
  return () => count;
}

describeOnEachDatabase('a board that many ask for at the same time', (kind) => {
  it('is compressed as often as it is read, and every one of them gets all of it', async () => {
    const { runtime, address } = await withKioskLink(kind);
    await insertManyQueues(runtime.database, 200, Date.now());
    const cookie = kioskCookieOf(await openKioskLink(address));
    const compressions = countCompressions();
    const asked = Array.from({ length: SCREENS }, () => board({ cookie, 'accept-encoding': 'gzip' }));
    const answers = await Promise.all(asked);
    const bodies = await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(Math.min(...bodies.map((body) => body.byteLength))).toBeGreaterThan(1000);
    // Once for the first, and once for all who came while that was under way; a third time for who came later than those.
    expect(compressions()).toBeGreaterThan(0);
    expect(compressions()).toBeLessThanOrEqual(3);
  });
});
