import { describe, expect, it } from 'vitest';
import { deliveryWords } from './words';

describe('the newest message of a channel', () => {
  it.each([
    ['delivered', null, 'Last delivered'],
    ['given-up', 'It answered 410.', 'Not delivered'],
    ['given-up', null, 'Not delivered'],
    ['waiting', null, 'Being sent, begun'],
    ['waiting', 'It answered 503.', 'Not delivered yet, tried'],
  ] as const)('that is %s (%s) reads: %s', (state, problem, words) => {
    expect(deliveryWords({ state, problem })).toBe(words);
  });
});
