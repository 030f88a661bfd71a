/** The names with one more at the end, or without it. */
export function toggled(names: readonly string[], name: string, isChosen: boolean): string[] {
  const others = names.filter((other) => other !== name);
  return isChosen ? [...others, name] : others;
}

/** The names with one of them a place up or down. */
export function shifted(names: readonly string[], at: number, by: -1 | 1): string[] {
  const name = names[at];
  const to = at + by;
  if (name === undefined || to < 0 || to >= names.length) return [...names];
  return names.toSpliced(at, 1).toSpliced(to, 0, name);
}
