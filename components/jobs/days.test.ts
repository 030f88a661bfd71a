import { expect, test } from 'vitest';
import { dayAfter, dayStart } from './days';

test('a day begins and ends at midnight where the viewer is, however long it is', () => {
  const start = new Date(2026, 2, 29).getTime();
  expect(dayStart('2026-03-29')).toBe(start);
  expect(dayAfter('2026-03-29')).toBe(new Date(2026, 2, 30).getTime());
  expect([dayStart(''), dayAfter('soon')]).toEqual([null, null]);
});
