import { describe, expect, it } from 'vitest';
import { gapsOf, sumOf, withMissingBuckets, type ChartPoint } from './chart-points';

type Point = ChartPoint<'a' | 'b'>;
const point = (at: number, a: number | null, b: number | null = null): Point => ({ at, a, b });
const empty = (at: number) => point(at, null);

describe('withMissingBuckets', () => {
  it('puts unknown buckets where none were sampled, and never zero', () => {
    expect(withMissingBuckets([point(0, 1), point(30, 2)], 10, empty)).toEqual([
      point(0, 1),
      empty(10),
      empty(20),
      point(30, 2),
    ]);
  });

  it('leaves complete and slightly uneven points as they are', () => {
    const points = [point(0, 1), point(11, 0), point(20, 2)];
    expect(withMissingBuckets(points, 10, empty)).toEqual(points);
  });

  it('does not run away when two points lie far apart', () => {
    expect(withMissingBuckets([point(0, 1), point(1e12, 1)], 60_000, empty).length).toBeLessThan(3_000);
  });
});

describe('gapsOf', () => {
  it('joins neighbouring unknown buckets; a zero is a figure', () => {
    const points = [point(0, null), point(10, 0), point(20, null), point(30, null), point(40, null, 1)];
    expect(gapsOf(points, ['a', 'b'])).toEqual([
      { from: 0, to: 0 },
      { from: 20, to: 30 },
    ]);
  });
});

describe('sumOf', () => {
  it('is unknown, not zero, without any figure', () => {
    expect(sumOf([point(0, null), point(10, null)], 'a')).toBeNull();
    expect(sumOf([point(0, 0), point(10, null)], 'a')).toBe(0);
  });
});
