import { expect, it } from 'vitest';
import { beginWithInput, quoteInput } from '@/lib/domain/quote-input';

it.each<[unknown, string, string]>([
  [null, 'an empty value', 'An empty value'],
  [[1], 'a list', 'A list'],
  [{ a: 1 }, 'an object', 'An object'],
  ['ten', '"ten"', '"ten"'],
  [10, '10', '10'],
  [true, 'true', 'true'],
])('names %j inside a sentence and at its beginning', (input, inside, first) => {
  expect([quoteInput(input), beginWithInput(input)]).toEqual([inside, first]);
});
