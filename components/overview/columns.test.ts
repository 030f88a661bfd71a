import { expect, test } from 'vitest';
import { SORT_KEYS } from './arrange';
import { columnsFor } from './columns';
import { ORDERS } from './sort-choice';

const idsOf = (...asked: Parameters<typeof columnsFor>) => columnsFor(...asked).map(({ id }) => id);

test('whatever the list is sorted by has its column at every width', () => {
  for (const room of ['all', 'laptop', 'tablet', 'upright'] as const)
    for (const key of SORT_KEYS) expect(idsOf(room, key)).toContain(key);
});

test('what leaves first leaves where there is no room; it stays, and the next leaves, where the list is sorted by it', () => {
  expect(idsOf('laptop', null)).toEqual(idsOf('all', null).filter((id) => id !== 'activity'));
  expect(idsOf('laptop', 'activity')).toEqual(idsOf('all', null).filter((id) => id !== 'spark'));
  expect(idsOf('upright', 'name')).toEqual(['health', 'name', 'queued', 'oldest', 'job']);
  expect(columnsFor('tablet', 'model')).toBe(columnsFor('tablet', 'model'));
});

test('every way to sort can be chosen in words, both ways, and no two have the same', () => {
  const ways = ORDERS.map(({ key, desc }) => `${key} ${desc}`);
  expect(new Set(ways).size).toBe(2 * SORT_KEYS.length);
  expect(new Set(ORDERS.map(({ label }) => label)).size).toBe(ORDERS.length);
});
