import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketFor, bucketStart, growth, MAX_HISTORY_POINTS } from './history';

describe('the history', () => {
  it('never shows more points than the limit, whatever the range', () => {
    assert(
      property(integer({ min: 1, max: 5 * 366 * 24 }), (hours) => {
        const rangeMs = hours * 3_600_000;
        expect(rangeMs / bucketFor(rangeMs).bucketMs).toBeLessThanOrEqual(MAX_HISTORY_POINTS);
      }),
    );
  });

  it.each([
    [1, 60_000, 'minute'],
    [6, 60_000, 'minute'],
    [24, 900_000, 'quarter'],
    [72, 900_000, 'quarter'],
    [168, 3_600_000, 'quarter'],
    [24 * 365, 24 * 3_600_000, 'quarter'],
  ])('shows %d hours in buckets of %d ms from the %s tier', (hours, bucketMs, tier) => {
    expect(bucketFor(hours * 3_600_000)).toEqual({ bucketMs, tier });
  });

  it('begins a bucket at or before the moment it holds', () => {
    expect(bucketStart(899_999, 900_000)).toBe(0);
    expect(bucketStart(900_000, 900_000)).toBe(900_000);
  });

  it('counts growth of a total, a total that began anew, and nothing when it does not know', () => {
    expect(growth(5, 8)).toBe(3);
    expect(growth(8, 3)).toBe(3);
    expect(growth(null, 3)).toBeNull();
    expect(growth(3, null)).toBeNull();
  });
});
