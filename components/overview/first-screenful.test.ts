import { expect, test } from 'vitest';
import { overviewRow } from '@/lib/testing/overview-row';
import type { Wanted } from './arrange';
import { firstScreenfulOf, isOfAnotherView } from './first-screenful';

const everything: Wanted = { search: '', health: [], model: null, site: null };
const byName = { key: 'name', desc: false } as const;
const many = Array.from({ length: 1_000 }, (_, index) =>
  overviewRow(`${index}`, { queued: { value: 2, basis: 'exact', observedAt: 1 } }),
);

test('a screenful is sent and not a thousand rows, with what is told of all of them', () => {
  const first = firstScreenfulOf(many, { wanted: everything, sort: byName, forPhone: false });
  expect(first.rows.map(({ id }) => id)).toEqual(Array.from({ length: 16 }, (_, index) => `${index}`));
  expect(first).toMatchObject({
    count: 1_000,
    summary: { totals: { queues: 1_000, queued: { value: 2_000 } }, read: [['site', 1]] },
  });
  expect(firstScreenfulOf(many, { wanted: everything, sort: byName, forPhone: true }).rows).toHaveLength(6);
});

test('it is of the rows asked for, in the order asked for, while the sums stay those of all', () => {
  const wanted = { ...everything, search: '99' };
  const first = firstScreenfulOf(many, { wanted, sort: { key: 'name', desc: true }, forPhone: true });
  expect(first.rows.map(({ id }) => id)).toEqual(['999', '998', '997', '996', '995', '994']);
  expect(first).toMatchObject({ count: 19, summary: { totals: { queues: 1_000 } } });
});

test('it is not taken for another search, filter or order', () => {
  const first = firstScreenfulOf(many, { wanted: everything, sort: byName, forPhone: false });
  expect(isOfAnotherView(first, { ...everything, health: [] }, { ...byName })).toBe(false);
  expect(isOfAnotherView(first, { ...everything, health: ['stuck'] }, byName)).toBe(true);
  expect(isOfAnotherView(first, { ...everything, search: 'a' }, byName)).toBe(true);
  expect(isOfAnotherView(first, everything, { key: 'name', desc: true })).toBe(true);
});
