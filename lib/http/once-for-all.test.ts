import { expect, it } from 'vitest';
import { gate } from '@/lib/testing/gate';
import { makeOnceForAll } from './once-for-all';

/** Work that lasts until it is let go, and tells which time it was done. */
function countedWork() {
  let begun = 0;
  const gates = [gate(), gate(), gate()];
  const work = async (): Promise<number> => {
    begun += 1;
    const mine = begun;
    await gates[mine - 1]?.until;
    return mine;
  };
  return { work, begun: () => begun, letGo: (which: number) => gates[which - 1]?.release() };
}

it('is done once more for all who came while it was under way, and never with an answer that was begun before they asked', async () => {
  const once = makeOnceForAll<number>();
  const { work, begun, letGo } = countedWork();
  const first = once('board', work);
  const others = Array.from({ length: 50 }, () => once('board', work));
  expect(begun()).toBe(1);
  letGo(1);
  letGo(2);
  expect(await first).toBe(1);
  expect(new Set(await Promise.all(others))).toEqual(new Set([2]));
  expect(begun()).toBe(2);
});

it('keeps one kind from no other, and tells a failure to whoever waited for that time alone', async () => {
  const once = makeOnceForAll<number>();
  const { work, letGo } = countedWork();
  const failed = once('board', () => Promise.reject(new Error('broken')));
  const next = once('board', work);
  expect(await once('other', () => Promise.resolve(7))).toBe(7);
  await expect(failed).rejects.toThrow('broken');
  letGo(1);
  expect(await next).toBe(1);
});

it('gives everybody else as long as it took before it is done again', async () => {
  const once = makeOnceForAll<void>();
  const order: string[] = [];
  const busy = async (): Promise<void> => {
    order.push('board');
    const until = performance.now() + 30;
    while (performance.now() < until);
  };
  const isOver = { now: false };
  const others = (async () => {
    while (!isOver.now) {
      await new Promise(setImmediate);
      order.push('other');
    }
  })();
  await Promise.all([once('board', busy), once('board', busy)]);
  isOver.now = true;
  await others;
  const named = order.filter((one, index) => one !== order[index - 1]);
  expect(named.slice(0, 3)).toEqual(['board', 'other', 'board']);
});
