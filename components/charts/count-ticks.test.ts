import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../ui/number';
import { countTicks } from './count-ticks';

describe('the ticks of a value axis', () => {
  it('are round', () => {
    expect(countTicks(1400)).toEqual([0, 500, 1000, 1500]);
    expect(countTicks(139)).toEqual([0, 50, 100, 150]);
    expect(countTicks(3)).toEqual([0, 1, 2, 3]);
    expect(countTicks(0)).toEqual([0, 1]);
  });

  it('reach the largest figure, in few steps, and their short labels are true', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (most) => {
        const ticks = countTicks(most);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        for (const tick of ticks) expect(valueOf(formatNumber(tick, { short: true }))).toBe(tick);
      }),
    );
  });
});

/** What a short label says. */
function valueOf(label: string): number {
  const scale = label.endsWith('M') ? 1_000_000 : label.endsWith('K') ? 1000 : 1;
  return Math.round(Number.parseFloat(label) * scale);
}
