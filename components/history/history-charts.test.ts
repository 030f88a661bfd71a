import { expect, it } from 'vitest';
import type { HistoryResponse } from '@/lib/domain/api/history';
import { pointLabel } from './history-charts';

const DAY = 86_400_000;
const QUARTER = 15 * 60_000;
const NEW_YEAR = Date.UTC(2027, 0, 1);

const history = (parts: Partial<HistoryResponse>): HistoryResponse => ({
  from: NEW_YEAR - DAY,
  to: NEW_YEAR + DAY,
  bucketMs: QUARTER,
  tier: 'quarter',
  points: [],
  previous: null,
  timeZone: 'UTC',
  marks: [],
  marksCut: false,
  ...parts,
});

it('a point is called with its year where the range has two, and without where it has one', () => {
  const at = NEW_YEAR + 13 * 3_600_000;
  expect(pointLabel(history({}), at, 'UTC')).toBe('1 Jan 2027, 13:00 – 13:15 UTC');
  expect(pointLabel(history({ from: NEW_YEAR }), at, 'UTC')).toBe('1 Jan, 13:00 – 13:15 UTC');
});

it('days are called by their dates, which have their year', () => {
  const days = history({ tier: 'day', bucketMs: DAY, from: NEW_YEAR });
  expect(pointLabel(days, NEW_YEAR, 'UTC')).toBe('1 Jan 2027');
});
