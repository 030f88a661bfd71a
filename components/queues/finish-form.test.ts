import { expect, test } from 'vitest';
import { finishInputOf, neededFor, readCount } from './finish-form';

const UUID = '90ff218f-58f8-11ea-8424-0265ea535fd4';

test('an own job whose payload is held is finished without typing', () => {
  const needed = neededFor('dialog', 1000);
  expect(
    finishInputOf({ count: '', reason: '', uuid: '' }, needed, { recordCount: 1000, jobUuid: UUID }),
  ).toEqual({
    seen: { state: 'open', recordCount: 1000 },
  });
});

test('the job of somebody else waits for its exact count', () => {
  const needed = neededFor('type-count', 1000);
  expect(
    finishInputOf({ count: '', reason: '', uuid: '' }, needed, { recordCount: 1000, jobUuid: UUID }),
  ).toBeNull();
  expect(
    finishInputOf({ count: '999', reason: '', uuid: '' }, needed, { recordCount: 1000, jobUuid: UUID }),
  ).toBeNull();
  expect(
    finishInputOf({ count: '1,000', reason: '', uuid: '' }, needed, { recordCount: 1000, jobUuid: UUID }),
  ).toEqual({
    seen: { state: 'open', recordCount: 1000 },
    typedCount: 1000,
  });
});

test('a job whose payload was never seen waits for a reason and its UUID, and for no count when none is known', () => {
  const needed = neededFor('type-count-and-reason', null);
  const job = { recordCount: null, jobUuid: UUID };
  expect(finishInputOf({ count: '', reason: ' x ', uuid: '90ff218f' }, needed, job)).toBeNull();
  expect(finishInputOf({ count: '', reason: 'sent by hand', uuid: '90ff' }, needed, job)).toBeNull();
  expect(finishInputOf({ count: '', reason: 'sent by hand', uuid: '11112222' }, needed, job)).toBeNull();
  expect(finishInputOf({ count: '', reason: ' sent by hand ', uuid: '90FF218F' }, needed, job)).toEqual({
    seen: { state: 'open', recordCount: null },
    reason: 'sent by hand',
    jobUuid: UUID,
  });
});

test('counts are read as people write them', () => {
  expect(['1000', '1,000', '1 000', "1'000"].map(readCount)).toEqual([1000, 1000, 1000, 1000]);
  expect(['', 'all', '-3', '1e3'].map(readCount)).toEqual([null, null, null, null]);
});
