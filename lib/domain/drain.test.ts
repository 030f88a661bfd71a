import { expect, test } from 'vitest';
import { boundDrain, limitReached } from './drain';

const ALL = { finishEach: true, maxRecords: null };

test('an exact count bounds the rounds, with one more to find the queue empty; any other count does not', () => {
  expect(boundDrain({ value: 2500, basis: 'exact' }, ALL)).toEqual({ maxRounds: 4, expectedRecords: 2500 });
  expect(boundDrain({ value: 4, basis: 'exact' }, ALL)).toEqual({ maxRounds: 2, expectedRecords: 4 });
  expect(boundDrain({ value: 1000, basis: 'at-least' }, ALL)).toEqual({
    maxRounds: 1000,
    expectedRecords: null,
  });
  // "0 observed" was true when the call before came back; a drain begins whenever somebody wants one.
  expect(boundDrain({ value: 0, basis: 'observed' }, ALL).expectedRecords).toBeNull();
  expect(boundDrain({ value: null, basis: 'unknown' }, { ...ALL, maxRecords: 3500 }).maxRounds).toBe(3);
  expect(boundDrain({ value: 2500, basis: 'exact' }, { ...ALL, finishEach: false }).maxRounds).toBe(1);
});

test('a round begins only while a full one fits', () => {
  const drain = { finishEach: true, maxRecords: 2500, maxRounds: 9, rounds: 1, records: 1000 };
  expect(limitReached(drain)).toBeNull();
  expect(limitReached({ ...drain, rounds: 2, records: 2000 })).toBe('max-records');
  expect(limitReached({ ...drain, maxRecords: null, rounds: 9 })).toBe('max-rounds');
});
