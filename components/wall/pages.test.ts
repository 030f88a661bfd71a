import { assert, integer, nat, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { HealthState } from '@/lib/domain/health';
import { inOrder, isOutdated, orderOf, pageOf } from './pages';

const row = (id: string, state: HealthState = 'healthy') => ({ id, health: { state, sentence: '' } });
const rows = (count: number, unwell = 0) =>
  Array.from({ length: count }, (_one, index) => row(String(index), index < unwell ? 'stuck' : 'healthy'));
const FIT = { columns: 4, rows: 3, perPage: 12 };
const page = (all: readonly ReturnType<typeof row>[], turn: number) =>
  pageOf(all, FIT, { turn, order: orderOf(all) });
const idsOf = (one: { rows: readonly { id: string }[] }) => one.rows.map(({ id }) => id);

it('is one page where all fit', () => {
  expect(page(rows(12, 3), 7)).toMatchObject({ index: 0, count: 1 });
  expect(page(rows(0), 7)).toEqual({ rows: [], index: 0, count: 1 });
});

it('keeps the worst in the first row of every page, and turns the rest', () => {
  const all = rows(30, 2);
  const pages = [0, 1, 2].map((turn) => idsOf(page(all, turn)));
  for (const one of pages) expect(one.slice(0, 2)).toEqual(['0', '1']);
  expect(pages[1]?.slice(2, 4)).toEqual(['12', '13']);
  expect(page(all, 3)).toMatchObject({ index: 0, count: 3 });
});

it('leaves room for the rest however many are unwell', () => {
  expect(idsOf(page(rows(30, 30), 1)).slice(0, 5)).toEqual(['0', '1', '2', '3', '12']);
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
        const turned = (turn: number) => pageOf(all, fit, { turn, order: orderOf(all) });
        const first = turned(from);
        const seen = Array.from({ length: first.count }, (_one, turn) => turned(from + turn));
        for (const one of seen) expect(one.rows.length).toBeLessThanOrEqual(fit.perPage);
        expect(new Set(seen.flatMap(idsOf)).size).toBe(count);
      },
    ),
    { numRuns: 100 },
  );
});

it('moves nothing between two turns: a queue that is gone leaves, one that is new comes last', () => {
  const now = [row('c', 'stuck'), row('new', 'failing'), row('a')];
  expect(inOrder(now, orderOf([row('a'), row('gone'), row('c')])).map(({ id }) => id)).toEqual([
    'a',
    'c',
    'new',
  ]);
});

it('keeps as many as were unwell when the page was turned, whatever becomes of them before the next', () => {
  const before = rows(30, 3);
  const order = orderOf(before);
  const mended = before.map((one, index) => (index === 1 ? row(one.id) : one));
  const worse = before.map((one, index) => (index === 3 ? row(one.id, 'failing') : one));
  for (const turn of [0, 1, 2])
    for (const now of [mended, worse])
      expect(idsOf(pageOf(inOrder(now, order), FIT, { turn, order }))).toEqual(idsOf(page(before, turn)));
});

it('sorts a single page again when a state changes, and never one of several', () => {
  const before = rows(12, 1);
  const order = orderOf(before);
  const counted = before.map((one) => ({ ...one, queued: 7 })).toReversed();
  expect(isOutdated(order, counted, FIT)).toBe(false);
  const worse = before.map((one, index) => (index === 8 ? row(one.id, 'stuck') : one));
  expect(isOutdated(order, worse, FIT)).toBe(true);
  expect(isOutdated(orderOf(worse), worse, FIT)).toBe(false);
  const snoozed = [
    { id: '0', health: { state: 'stuck', sentence: '', snoozedUntil: 9 } },
    ...before.slice(1),
  ] as const;
  expect(isOutdated(order, [...snoozed], FIT)).toBe(true);
  expect(isOutdated(order, [...before.slice(1), row('new', 'stuck')], FIT)).toBe(true);
  const many = rows(30, 1);
  expect(isOutdated(orderOf(many), rows(30, 2), FIT)).toBe(false);
});
