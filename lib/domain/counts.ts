/**
 * How sure a count is (console.md, "Counts, and how sure they are"):
 * `exact` the site says so; `ledger` the open job we hold; `at-least` the last batch was full;
 * `observed` a short batch, so zero then; `unknown` nothing told us, shown as "—" with the reason.
 */
export const COUNT_BASES = ['exact', 'ledger', 'at-least', 'observed', 'unknown'] as const;
export type CountBasis = (typeof COUNT_BASES)[number];

export interface Count {
  value: number | null;
  basis: CountBasis;
  /** Epoch milliseconds; null when never observed. */
  observedAt: number | null;
}

/** A full batch, and nothing told how many wait behind it: "at least none" would say nothing. */
export function isOnlyMaybeMore({ value, basis }: Pick<Count, 'value' | 'basis'>): boolean {
  return basis === 'at-least' && value === 0;
}

/** What is known of how many there are; null where that is nothing. */
export function knownOf(count: Pick<Count, 'value' | 'basis'>): number | null {
  return isOnlyMaybeMore(count) ? null : count.value;
}
