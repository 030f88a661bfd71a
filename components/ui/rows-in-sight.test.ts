import { expect, test } from 'vitest';
import { rowsInSight, topThatShows } from './rows-in-sight';

const box = { top: 0, height: 400, rowSize: 40, count: 1_000, kept: -1 };
const edges = (indexes: number[]) => [indexes[0], indexes.at(-1), indexes.length];

test('a box draws the rows in its sight and a few around them, however many there are', () => {
  expect(edges(rowsInSight(box))).toEqual([0, 13, 14]);
  expect(edges(rowsInSight({ ...box, top: 20_010 }))).toEqual([496, 514, 19]);
  expect(edges(rowsInSight({ ...box, top: 1_000 * 40 - 400 }))).toEqual([986, 999, 14]);
});

test('a box that is scrolled past the end of rows that became fewer draws the last of them, and one without rows draws none', () => {
  expect(rowsInSight({ ...box, top: 20_000, count: 3 })).toEqual([0, 1, 2]);
  expect(rowsInSight({ ...box, count: 0, kept: 0 })).toEqual([]);
});

test('the row that holds the tab stop exists out of sight too, in the order of the rows, once', () => {
  const far = { ...box, top: 20_000 };
  expect(rowsInSight({ ...far, kept: 2 }).slice(0, 2)).toEqual([2, 496]);
  expect(rowsInSight({ ...far, kept: 900 }).slice(-2)).toEqual([513, 900]);
  expect(rowsInSight({ ...far, kept: 500 })).toEqual(rowsInSight(far));
  expect(rowsInSight({ ...far, kept: 1_000 })).toEqual(rowsInSight(far));
});

test('a row is brought into sight by the shortest way, and one in sight moves nothing', () => {
  expect(topThatShows(400, 40, 1_000, 300)).toBe(400);
  expect(topThatShows(2_000, 40, 1_000, 300)).toBe(1_740);
  expect(topThatShows(1_100, 40, 1_000, 300)).toBe(1_000);
});
