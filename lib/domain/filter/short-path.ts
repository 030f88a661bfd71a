const FIRST = 3;
const LAST = 2;

/** A path inside a filter for reading: of a deep one the first and the last steps, since all of them would hide what is said behind it. */
export function shortPath(path: string): string {
  const steps = path.split('.');
  if (steps.length <= FIRST + LAST + 1) return path;
  return [...steps.slice(0, FIRST), '…', ...steps.slice(-LAST)].join('.');
}
