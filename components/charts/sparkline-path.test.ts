import { describe, expect, it } from 'vitest';
import { sparklinePath } from './sparkline-path';

describe('sparklinePath', () => {
  it('spans the box, from zero up', () => {
    expect(sparklinePath([0, 5, 10], 100, 20)).toBe('M0 20L50 10L100 0');
  });

  it('lifts the pen at a gap and marks a lone figure', () => {
    expect(sparklinePath([1, 1, null, 1], 90, 10)).toBe('M0 0L30 0M90 0h1');
  });

  it('lies on the ground when all is zero, and is empty without figures', () => {
    expect(sparklinePath([0, 0], 10, 10)).toBe('M0 10L10 10');
    expect(sparklinePath([null, null], 10, 10)).toBe('');
  });
});
