export interface Named {
  id: string;
  name: string;
}

/** What is chosen and not among what there is now, with the name it was known by: shown, so that it can be let go of. */
export function goneOf(
  chosen: readonly string[],
  present: readonly { id: string }[],
  known: readonly Named[],
): Named[] {
  const there = new Set(present.map(({ id }) => id));
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return chosen.filter((id) => !there.has(id)).map((id) => ({ id, name: names.get(id) ?? 'Removed' }));
}
