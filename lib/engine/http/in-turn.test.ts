import { expect, it } from 'vitest';
import { inTurn } from './in-turn';

const LONG = 'x'.repeat(300_000);

it('reads what is long one after the other, and between two of them everybody else has a turn', async () => {
  const order: string[] = [];
  const large = Array.from({ length: 3 }, (_, index) => inTurn(LONG, () => order.push(`large ${index}`)));
  const isOver = { now: false };
  const others = (async () => {
    while (!isOver.now) {
      await new Promise(setImmediate);
      order.push('other');
    }
  })();
  await Promise.all(large);
  isOver.now = true;
  await others;
  const named = order.filter((one, index) => one !== order[index - 1]);
  expect(named).toEqual(['large 0', 'other', 'large 1', 'other', 'large 2', 'other']);
});

it('reads what is short at once, whatever waits', async () => {
  const order: string[] = [];
  const large = Array.from({ length: 3 }, (_, index) => inTurn(LONG, () => order.push(`large ${index}`)));
  await inTurn('short', () => order.push('short'));
  await Promise.all(large);
  expect(order.indexOf('short')).toBeLessThan(order.indexOf('large 1'));
});

it('goes on when one of them fails', async () => {
  const failed = inTurn(LONG, () => {
    throw new Error('broken');
  });
  const next = inTurn(LONG, () => 'done');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
