import { expect, it } from 'vitest';
import { paceOf, paceWords } from './import-words';

const one = { rowsRead: 3000, rowCount: 13_000, phaseStartedAt: 10_000, phaseStartedRow: 1000 };

it('tells rate and time left from what this run did, not from what was in before it', () => {
  expect(paceOf(one, 12_000)).toEqual({ rate: 1000, leftMs: 10_000 });
  expect(paceWords(paceOf(one, 12_000))).toBe('1,000 rows a second, less than a minute left');
});

it('says nothing while it knows nothing, and no time left while nobody has counted the rows', () => {
  expect(paceWords(paceOf({ ...one, rowsRead: 1000 }, 12_000))).toBe('');
  expect(paceWords(paceOf({ ...one, phaseStartedAt: null }, 12_000))).toBe('');
  expect(paceWords(paceOf({ ...one, rowCount: null }, 12_000))).toBe('1,000 rows a second');
});
