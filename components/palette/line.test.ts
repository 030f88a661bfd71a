import { expect, test } from 'vitest';
import { isWanted } from './line';

test('a line is found by every word typed, in any order, in its label or its further words', () => {
  const line = { label: 'OAuth applications', words: 'client id secret' };
  expect(['', 'oauth', 'APP oau', 'secret oauth'].every((text) => isWanted(line, text))).toBe(true);
  expect(isWanted(line, 'oauth people')).toBe(false);
});
