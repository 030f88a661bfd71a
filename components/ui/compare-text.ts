/** Made when something is sorted: to make it takes longer than to draw a page's figures. */
let collator: Intl.Collator | undefined;

/** The order of two texts as people read them: "item 9" before "item 10", and without regard to case. */
export function compareText(one: string, other: string): number {
  collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return collator.compare(one, other);
}
