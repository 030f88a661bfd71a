export interface Named {
  id: string;
  name: string;
}

/**
 * What is chosen, or was when it was last saved, and is not among what there is now, with the name it was known by: shown, so that it can be
 * let go of, and until that is saved, so that the row does not vanish under the hand that unticks it.
 */
export function goneOf(
  chosen: readonly string[],
  present: readonly { id: string }[],
  known: readonly Named[],
): Named[] {
  const there = new Set(present.map(({ id }) => id));
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const wanted = [...new Set([...names.keys(), ...chosen])];
  return wanted.filter((id) => !there.has(id)).map((id) => ({ id, name: names.get(id) ?? 'Removed' }));
}
