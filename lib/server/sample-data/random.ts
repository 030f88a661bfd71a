import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance with a seed, so that the same sample data comes out every time. */
export interface Random {
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  /** True in `percent` of the cases. */
  chance(percent: number): boolean;
}

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const between = (low: number, high: number): number => uniformInt(generator, low, high);
  return {
    between,
    pick(choices) {
      const chosen = choices[between(0, choices.length - 1)];
      if (chosen === undefined) throw new Error('There is nothing to pick from');
      return chosen;
    },
    chance: (percent) => between(1, 100) <= percent,
  };
}
