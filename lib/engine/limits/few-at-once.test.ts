import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeFewAtOnce } from './few-at-once';

it('does two things of one at a time, in the order they came, and those of others besides', async () => {
  const fewAtOnce = makeFewAtOnce();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const begin = (who: string, name: string) =>
    fewAtOnce(who, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (name === 'second') throw new Error('broken');
      return name;
    });
  const all = ['first', 'second', 'third', 'fourth'].map((name) => begin('one', name));
  const other = begin('other', 'other');
  const settled = Promise.allSettled([...all, other]);
  await turn();
  expect(begun).toEqual(['first', 'second', 'other']);
  // One that fails makes room too.
  ends[1]?.();
  await turn();
  expect(begun).toEqual(['first', 'second', 'other', 'third']);
  ends[0]?.();
  await turn();
  expect(begun.at(-1)).toBe('fourth');
  ends.forEach((end) => end());
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  // Nothing is left of it.
  const again = begin('one', 'again');
  await turn();
  ends.at(-1)?.();
  expect(await again).toBe('again');
});

it('refuses one more than may wait, and takes another when one is done', async () => {
  const fewAtOnce = makeFewAtOnce(1, 1);
  const ends: (() => void)[] = [];
  const begin = () => fewAtOnce('one', () => new Promise<void>((resolve) => ends.push(resolve)));
  const taken = [begin(), begin()];
  await expect(begin()).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 5 });
  await turn();
  ends[0]?.();
  await taken[0];
  taken.push(begin());
  await turn();
  ends[1]?.();
  await taken[1];
  await turn();
  ends[2]?.();
  await Promise.all(taken);
  expect(ends).toHaveLength(3);
});
