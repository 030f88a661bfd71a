import { assert, integer, nat, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { HealthState } from '@/lib/domain/health';
import { inOrder, pageOf } from './pages';

const row = (id: string, state: HealthState = 'healthy') => ({ id, health: { state, sentence: '' } });
const rows = (count: number, unwell = 0) =>
  Array.from({ length: count }, (_one, index) => row(String(index), index < unwell ? 'stuck' : 'healthy'));
const FIT = { columns: 4, rows: 3, perPage: 12 };
const idsOf = (page: { rows: readonly { id: string }[] }) => page.rows.map(({ id }) => id);

it('is one page where all fit', () => {
  expect(pageOf(rows(12, 3), FIT, 7)).toMatchObject({ index: 0, count: 1 });
  expect(pageOf(rows(0), FIT, 7)).toEqual({ rows: [], index: 0, count: 1 });
});

it('keeps the worst in the first row of every page, and turns the rest', () => {
  const all = rows(30, 2);
  const pages = [0, 1, 2].map((turn) => idsOf(pageOf(all, FIT, turn)));
  for (const page of pages) expect(page.slice(0, 2)).toEqual(['0', '1']);
  expect(pages[1]?.slice(2, 4)).toEqual(['12', '13']);
  expect(pageOf(all, FIT, 3)).toMatchObject({ index: 0, count: 3 });
});

it('leaves room for the rest however many are unwell', () => {
  expect(idsOf(pageOf(rows(30, 30), FIT, 1)).slice(0, 5)).toEqual(['0', '1', '2', '3', '12']);
});

it('shows every queue once in each round', () => {
  assert(
    property(
      integer({ min: 1, max: 300 }),
      nat(300),
      record({ columns: integer({ min: 1, max: 6 }), rows: integer({ min: 1, max: 8 }) }),
      nat(1_000),
      (count, unwell, grid, from) => {
        const fit = { ...grid, perPage: grid.columns * grid.rows };
        const all = rows(count, unwell);
        const first = pageOf(all, fit, from);
        const seen = Array.from({ length: first.count }, (_one, turn) => pageOf(all, fit, from + turn));
        for (const page of seen) expect(page.rows.length).toBeLessThanOrEqual(fit.perPage);
        expect(new Set(seen.flatMap(idsOf)).size).toBe(count);
      },
    ),
    { numRuns: 100 },
  );
});

it('moves nothing between two turns: a queue that is gone leaves, one that is new comes last', () => {
  const now = [row('c', 'stuck'), row('new', 'failing'), row('a')];
  expect(inOrder(now, ['a', 'gone', 'c']).map(({ id }) => id)).toEqual(['a', 'c', 'new']);
});
