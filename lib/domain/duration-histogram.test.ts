import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  DURATION_ERROR,
  histogramOf,
  mergeHistograms,
  NO_DURATIONS,
  percentilesOf,
  readHistogram,
  writeHistogram,
} from './duration-histogram';

const duration = integer({ min: 0, max: 400 * 24 * 3_600_000 });
const durations = array(duration, { maxLength: 60 });
const someDurations = array(duration, { minLength: 1, maxLength: 60 });
const RUNS = { numRuns: 60 };

describe('histograms of durations', () => {
  it('merged are the histogram of all, in any order and grouping, stored or not', () => {
    assert(
      property(durations, durations, durations, (a, b, c) => {
        const [left, middle, right] = [histogramOf(a), histogramOf(b), histogramOf(c)];
        const all = writeHistogram(histogramOf([...a, ...b, ...c]));
        expect(writeHistogram(mergeHistograms([right, mergeHistograms([middle, left])]))).toBe(all);
        const stored = [left, middle, right].map(writeHistogram).filter((text) => text !== '');
        expect(writeHistogram(readHistogram(stored.join(';')))).toBe(all);
      }),
      RUNS,
    );
  });

  it('tell percentiles to the error they state', () => {
    assert(
      property(someDurations, constantFrom(0, 1, 2), (list, which) => {
        const shares = [0.5, 0.95, 0.99];
        const share = shares[which] ?? 0;
        const sorted = list.toSorted((x, y) => x - y);
        const exact = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
        const told = percentilesOf(histogramOf(list), shares)[which] ?? Number.NaN;
        // Whole milliseconds: of a few of them the rounding is all there is.
        expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * DURATION_ERROR + 1);
      }),
      RUNS,
    );
  });

  it('are short to store', () => {
    expect(writeHistogram(histogramOf([60_000, 60_000, 61_000, 3_600_000]))).toBe('38.3,4f');
    expect(readHistogram(null)).toBe(NO_DURATIONS);
    expect(percentilesOf(NO_DURATIONS, [0.5, 0.99])).toEqual([null, null]);
  });

  it('count what is beyond ten years as ten years, and what took no time as a millisecond', () => {
    expect(percentilesOf(histogramOf([1e15]), [0.5])[0]).toBeGreaterThan(9 * 365 * 24 * 3_600_000);
    expect(percentilesOf(histogramOf([0]), [0.99])).toEqual([1]);
    expect(countOf(histogramOf([0, 1, 1e15]))).toBe(3);
  });
});
