/** Between two ticks, in the power of ten that fits. */
const ROUND = [1, 2, 5];
const MOST_STEPS = 5;

/**
 * Ticks from 0 to at least `most`, in steps of 1, 2 or 5 of a power of ten. With so few of them none has more than two
 * figures that count, so that the short label (`1.5K`) of each is its true value.
 */
export function countTicks(most: number): number[] {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, most / MOST_STEPS)));
  const step = ROUND.map((round) => round * size).find((one) => one * MOST_STEPS >= most) ?? size * 10;
  const steps = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}
