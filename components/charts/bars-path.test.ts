import { expect, test } from 'vitest';
import { barsPath } from './bars-path';

const point = (at: number, taken: number | null) => ({ at, taken });
const options = { most: 10, tall: 100, index: 0, of: 2 };

test('a bar is as tall as its figure, and stands beside those of the other series', () => {
  expect(barsPath([point(0, 5)], 'taken', options)).toBe('M0.08 100v-50h0.42v50z');
  expect(barsPath([point(0, 10)], 'taken', { ...options, index: 1 })).toBe('M0.5 100v-100h0.42v100z');
});

test('a zero is seen, and what is not known is not', () => {
  expect(barsPath([point(0, 0), point(1, null), point(2, 0)], 'taken', options)).toBe(
    'M0.08 100v-0.8h0.42v0.8zM2.08 100v-0.8h0.42v0.8z',
  );
});
