import { expect, test } from 'vitest';
import { finishInputOf, neededFor, readCount } from './finish-form';

test('an own job whose payload is held is finished without typing', () => {
  const needed = neededFor('dialog', 1000);
  expect(finishInputOf({ count: '', reason: '' }, needed, 1000)).toEqual({
    seen: { state: 'open', recordCount: 1000 },
  });
});

test('the job of somebody else waits for its exact count', () => {
  const needed = neededFor('type-count', 1000);
  expect(finishInputOf({ count: '', reason: '' }, needed, 1000)).toBeNull();
  expect(finishInputOf({ count: '999', reason: '' }, needed, 1000)).toBeNull();
  expect(finishInputOf({ count: '1,000', reason: '' }, needed, 1000)).toEqual({
    seen: { state: 'open', recordCount: 1000 },
    typedCount: 1000,
  });
});

test('a job whose payload was never seen waits for a reason, and for no count when none is known', () => {
  const needed = neededFor('type-count-and-reason', null);
  expect(finishInputOf({ count: '', reason: ' x ' }, needed, null)).toBeNull();
  expect(finishInputOf({ count: '', reason: ' sent by hand ' }, needed, null)).toEqual({
    seen: { state: 'open', recordCount: null },
    reason: 'sent by hand',
  });
});

test('counts are read as people write them', () => {
  expect(['1000', '1,000', '1 000', "1'000"].map(readCount)).toEqual([1000, 1000, 1000, 1000]);
  expect(['', 'all', '-3', '1e3'].map(readCount)).toEqual([null, null, null, null]);
});
