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
